// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.DType;

/** The usual loss for the kind of target. */
record LossByTarget() implements Loss {
  @Override
  public Value apply(GraphBuilder g, Value output, Value target) {
    Loss loss = target.type().dtype() == DType.I32 ? Loss.crossEntropy() : Loss.meanSquaredError();
    return loss.apply(g, output, target);
  }
}
