// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;

/** Makes one row of each example. Input (batch, ...), output (batch, features). */
public record Flatten() implements Layer {
  @Override
  public Value apply(GraphBuilder g, Value x) {
    int batch = x.shape().dim(0);
    return x.reshape(Shape.of(batch, Math.toIntExact(x.shape().size() / batch)));
  }
}
