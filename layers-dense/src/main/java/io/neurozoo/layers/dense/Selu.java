// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/**
 * The self-normalising unit: y = lambda x where x &gt; 0, else lambda alpha (e^x - 1), with the
 * constants that keep mean 0 and variance 1 from layer to layer. Klambauer, Unterthiner, Mayr and
 * Hochreiter 2017, equation 2 and section 2. Any shape.
 */
public record Selu() implements Layer {
  private static final double LAMBDA = 1.0507009873554805;
  private static final double ALPHA = 1.6732632423543772;

  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x.elu(ALPHA).times(LAMBDA);
  }
}
