// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Layers of networks whose values are rows of features, {@code (batch, features)}; the factory is
 * {@link io.neurozoo.layers.dense.Layers}.
 */
package io.neurozoo.layers.dense;
