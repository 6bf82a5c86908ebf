// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/** y = 1 / (1 + exp(-x)). Any shape. */
public record Sigmoid() implements Layer {
  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x.sigmoid();
  }
}
