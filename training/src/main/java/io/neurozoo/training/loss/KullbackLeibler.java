// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;

/**
 * The Kullback-Leibler divergence of the target's distribution t from softmax(output), in nats:
 * sum_c t_c (ln t_c - ln softmax(output)_c), where 0 ln 0 = 0. Output F32[batch, ...], logits;
 * target F32[batch, ...] with as many values, the probabilities of each example, which sum to 1.
 *
 * <p>Its mean over the batch is PyTorch's {@code KLDivLoss} of {@code log_softmax(output)} with
 * {@code reduction="batchmean"}. Keras' {@code KLDivergence} takes probabilities, not logits.
 */
public record KullbackLeibler() implements Loss {
  @Override
  public Value apply(GraphBuilder g, Value output, Value target) {
    Rows rows = Rows.of("kullback-leibler", output, target);
    Value t = rows.target();
    Value shifted = rows.output().minus(rows.output().max(1).stopGradient());
    Value logProbability = shifted.minus(shifted.exp().sum(1).log());
    // ln 1 stands in for ln 0.
    Value logTarget = t.plus(t.greaterThan(0).oneMinus()).log();
    return Rows.sums(t.times(logTarget.minus(logProbability)));
  }
}
