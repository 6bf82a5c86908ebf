// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/**
 * The exponential linear unit: y = x where x &gt; 0, else alpha (e^x - 1). Clevert, Unterthiner and
 * Hochreiter 2016, equation 15. Any shape.
 *
 * @param alpha -alpha is what y falls to; finite, usually 1
 */
public record Elu(float alpha) implements Layer {
  /** Refuses what is not finite. */
  public Elu {
    Require.finite("elu", "alpha", alpha);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x.elu(alpha);
  }
}
