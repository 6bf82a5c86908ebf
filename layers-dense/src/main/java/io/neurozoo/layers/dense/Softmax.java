// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/** Probabilities along the last axis: y_i = e^x_i / sum_j e^x_j. Bridle 1990. Any shape. */
public record Softmax() implements Layer {
  @Override
  public Value apply(GraphBuilder g, Value x) {
    return x.softmax();
  }
}
