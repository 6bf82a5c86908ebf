// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.warm;

import io.neurozoo.backend.Kernel;

/**
 * What a step runs where its vector kernel is not compiled.
 *
 * @param scalar computes the same bits, at once at a tolerable speed
 * @param warmUp of the vector kernel
 */
public record Twin(Kernel scalar, WarmUp warmUp) {}
