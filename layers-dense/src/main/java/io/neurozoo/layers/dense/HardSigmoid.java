// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/**
 * A sigmoid of three straight lines: y = slope x + 0.5, cut at 0 and 1. Courbariaux, Bengio and
 * David 2015, "BinaryConnect", equation 3, with slope 0.5. Any shape.
 *
 * <p>The slope is 1/6 in PyTorch and Keras 3, 0.2 in ONNX and Keras 2.
 *
 * @param slope finite
 */
public record HardSigmoid(float slope) implements Layer {
  /** Refuses what is not finite. */
  public HardSigmoid {
    Require.finite("hardSigmoid", "slope", slope);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x.times(slope).plus(0.5).clip(0, 1);
  }
}
