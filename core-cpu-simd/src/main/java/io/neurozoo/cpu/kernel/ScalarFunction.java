// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

/** A function that is applied element by element. */
public sealed interface ScalarFunction permits ScalarUnary, ScalarBinary {}
