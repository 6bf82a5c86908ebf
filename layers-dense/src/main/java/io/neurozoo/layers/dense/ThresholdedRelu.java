// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/**
 * y = x where x &gt; theta, else 0. Konda, Memisevic and Krueger 2015. Any shape.
 *
 * @param theta finite
 */
public record ThresholdedRelu(float theta) implements Layer {
  /** Refuses what is not finite. */
  public ThresholdedRelu {
    Require.finite("thresholdedRelu", "theta", theta);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x.times(x.greaterThan(theta));
  }
}
