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
 * BCEWithLogitsLoss} with {@code pos_weight}. With label smoothing e, t stands for (1 - e) t +
 * e / 2, as in Keras.
 *
 * <p>Finite for all finite logits, also where the sigmoid rounds to 0 or 1.
 *
 * @param positiveWeight w, above 0; above 1 finds more of a rare yes, at the price of false alarms
 * @param labelSmoothing e, at least 0 and below 1
 */
public record BinaryCrossEntropy(float positiveWeight, float labelSmoothing) implements Loss {

  /** Checks the numbers. */
  public BinaryCrossEntropy {
    if (!(positiveWeight > 0 && Float.isFinite(positiveWeight))) {
      throw new IllegalArgumentException(
          "binary cross-entropy: positiveWeight is " + positiveWeight
              + "; it must be finite and above 0");
    }
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException(
          "binary cross-entropy: labelSmoothing is " + labelSmoothing
              + "; it must be at least 0 and below 1");
    }
  }

  /** The same with label smoothing. */
  public BinaryCrossEntropy withLabelSmoothing(float amount) {
    return new BinaryCrossEntropy(positiveWeight, amount);
  }

  @Override
  public Value apply(GraphBuilder g, Value output, Value target) {
    Rows rows = Rows.of("binary cross-entropy", output, target);
    Value x = rows.output();
    Value t = smoothed(rows.target());
    // -ln (1 - sigmoid(x)) = softplus(x) and -ln sigmoid(x) = softplus(-x) = softplus(x) - x.
    if (positiveWeight == 1) {
      return Rows.means(x.softplus().minus(t.times(x)));
    }
    Value yes = x.negated().softplus().times(positiveWeight);
    return Rows.means(t.times(yes).plus(t.oneMinus().times(x.softplus())));
  }

  private Value smoothed(Value t) {
    return labelSmoothing == 0
        ? t
        : t.times(1.0 - labelSmoothing).plus(labelSmoothing / 2.0);
  }
}
