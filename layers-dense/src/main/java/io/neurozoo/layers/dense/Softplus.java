// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/** y = ln(1 + e^x), a smooth ReLU. Dugas, Bengio, Belisle, Nadeau and Garcia 2001. Any shape. */
public record Softplus() implements Layer {
  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x.softplus();
  }
}
