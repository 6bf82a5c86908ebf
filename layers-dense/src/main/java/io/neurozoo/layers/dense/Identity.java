// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/** y = x. Any shape. For a branch or a shortcut that changes nothing. */
public record Identity() implements Layer {
  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x;
  }
}
