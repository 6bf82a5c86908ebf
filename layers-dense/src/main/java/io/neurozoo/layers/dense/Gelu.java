// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/**
 * The Gaussian error linear unit: y = x Phi(x) = x (1 + erf(x / sqrt 2)) / 2. Hendrycks and Gimpel
 * 2016, section 2. Any shape. {@link GeluTanh} is its approximation.
 */
public record Gelu() implements Layer {
  private static final double ONE_BY_ROOT_2 = 1 / Math.sqrt(2);

  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x.times(0.5).times(x.times(ONE_BY_ROOT_2).erf().plus(1));
  }
}
