// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;

/**
 * The cross-entropy of n yes-or-no questions, in nats: with logits x, targets t and a weight w of
 * the positive answers,
 *
 * <pre>(1/n) sum_i (-w t_i ln sigmoid(x_i) - (1 - t_i) ln (1 - sigmoid(x_i)))</pre>
 *
 * <p>Output F32[batch, ...], logits, which become probabilities by a sigmoid; target F32[batch,
 * ...] with as many values, from 0 to 1. Its mean over the batch is PyTorch's {@code
 * BCEWithLogitsLoss} with {@code pos_weight}.
 *
 * <p>Finite for all finite logits: -ln sigmoid(x) is computed as m + ln(e^-m + e^(-x - m)) with m =
 * max(-x, 0). It is right to 1e-7 nats, so that certain and right answers cost 0.
 *
 * @param positiveWeight w, above 0; above 1 finds more of a rare yes, at the price of false alarms
 */
public record BinaryCrossEntropy(float positiveWeight) implements Loss {

  /** Checks the number. */
  public BinaryCrossEntropy {
    if (!(positiveWeight > 0 && Float.isFinite(positiveWeight))) {
      throw new IllegalArgumentException(
          "binary cross-entropy: positiveWeight is " + positiveWeight
              + "; it must be finite and above 0");
    }
  }

  @Override
  public Value apply(GraphBuilder g, Value output, Value target) {
    Rows rows = Rows.of("binary cross-entropy", output, target);
    Value x = rows.output();
    Value t = rows.target();
    // -ln (1 - sigmoid(x)) = x - ln sigmoid(x), so that one logarithm serves both answers.
    Value cost = minusLogSigmoid(x);
    if (positiveWeight != 1) {
      cost = cost.times(t.times(positiveWeight - 1.0).plus(1));
    }
    return Rows.means(t.oneMinus().times(x).plus(cost));
  }

  /** No gradient passes through m, on which the value does not depend: none jumps at 0. */
  private static Value minusLogSigmoid(Value x) {
    Value z = x.negated();
    Value m = z.relu().stopGradient();
    return m.plus(z.minus(m).exp().plus(m.negated().exp()).log());
  }
}
