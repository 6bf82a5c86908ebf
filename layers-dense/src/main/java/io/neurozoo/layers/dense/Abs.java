// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/** y = |x|; its slope at 0 is 0. Any shape. */
public record Abs() implements Layer {
  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x.abs();
  }
}
