// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/**
 * {@link Snake} as a layer. Any shape.
 *
 * @param a frequency of the periodic part, above 0
 */
public record SnakeLayer(float a) implements Layer {
  @Override
  public Value apply(GraphBuilder g, Value x) {
    return g.apply(new Snake(a), x);
  }

  @Override
  public String name() {
    return "snake";
  }
}
