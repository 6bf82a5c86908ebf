// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/** y = tanh x. Any shape. */
public record Tanh() implements Layer {
  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x.tanh();
  }
}
