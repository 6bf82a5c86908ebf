// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/**
 * y = x where x &gt; 0, else slope x. Maas, Hannun and Ng 2013, section 2. Any shape.
 *
 * <p>The slope is 0.01 in PyTorch, 0.3 in Keras.
 *
 * @param slope finite
 */
public record LeakyRelu(float slope) implements Layer {
  /** Refuses what is not finite. */
  public LeakyRelu {
    Require.finite("leakyRelu", "slope", slope);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x.leakyRelu(slope);
  }
}
