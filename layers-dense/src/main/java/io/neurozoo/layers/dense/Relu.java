// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/** y = max(x, 0). Nair and Hinton 2010. Any shape. */
public record Relu() implements Layer {
  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x.relu();
  }
}
