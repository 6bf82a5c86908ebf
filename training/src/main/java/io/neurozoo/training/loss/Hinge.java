// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;

/**
 * The hinge loss of a support vector machine (Cortes and Vapnik 1995): (1/n) sum_i max(0, 1 -
 * target_i output_i) over the n outputs of an example. Output and target F32[batch, ...] with as
 * many values; the targets are -1 or 1. Keras' {@code Hinge} and scikit-learn's {@code hinge_loss};
 * PyTorch has none, its {@code HingeEmbeddingLoss} is something else.
 */
public record Hinge() implements Loss {
  @Override
  public Value apply(GraphBuilder g, Value output, Value target) {
    Rows rows = Rows.of("hinge", output, target);
    return Rows.means(rows.target().times(rows.output()).oneMinus().relu());
  }
}
