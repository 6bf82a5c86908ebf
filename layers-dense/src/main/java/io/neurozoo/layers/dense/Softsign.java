// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/** y = x / (1 + |x|). Bergstra, Desjardins, Lamblin and Bengio 2009. Any shape. */
public record Softsign() implements Layer {
  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x.dividedBy(x.abs().plus(1));
  }
}
