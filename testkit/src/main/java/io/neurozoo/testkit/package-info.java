// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0

/**
 * What a plugin's ops, kernels and layers are tested against, for their authors and for ourselves.
 *
 * <ul>
 *   <li>{@link io.neurozoo.testkit.GradientCheck}: gradients against central differences.
 *   <li>{@link io.neurozoo.testkit.KernelContract}: an op's kernels against its definition.
 *   <li>{@link io.neurozoo.testkit.LayerContract}: what every layer promises.
 *   <li>{@link io.neurozoo.testkit.GraphContract}: a whole graph on a backend against the {@link
 *       io.neurozoo.testkit.ReferenceBackend}, or any two backends.
 *   <li>{@link io.neurozoo.testkit.NoLeaks}: off-heap memory returns to zero after every test.
 * </ul>
 */
package io.neurozoo.testkit;
