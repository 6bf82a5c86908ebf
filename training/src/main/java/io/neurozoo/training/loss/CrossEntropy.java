// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * -ln of the probability that softmax(output) gives the example's class, in nats. Output F32[batch,
 * classes], logits; target int32[batch].
 *
 * <p>With a weight w_c for each class and label smoothing e (Szegedy et al. 2016, section 7), where
 * p = softmax(output), y is the class and C their number,
 *
 * <pre>-(1 - e) w_y ln p_y - (e / C) sum_c w_c ln p_c</pre>
 *
 * <p>That is PyTorch's {@code CrossEntropyLoss} with {@code reduction="none"}. The mean over a
 * batch is taken over its examples, as Keras does; with class weights PyTorch divides by the sum of
 * the weights of the batch's classes instead. Weights whose mean over the examples is 1 keep the
 * size of the gradient.
 *
 * @param classWeights not negative, one a class; empty for none
 * @param labelSmoothing e, at least 0 and below 1; 0.1 is usual
 */
public record CrossEntropy(List<Float> classWeights, float labelSmoothing) implements Loss {

  /** Copies the weights and checks the numbers. */
  public CrossEntropy {
    classWeights = List.copyOf(classWeights);
    for (float weight : classWeights) {
      if (!(weight >= 0 && Float.isFinite(weight))) {
        throw new IllegalArgumentException(
            "cross-entropy: the class weights are " + classWeights
                + "; they must be finite and not negative");
      }
    }
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException(
          "cross-entropy: labelSmoothing is " + labelSmoothing
              + "; it must be at least 0 and below 1");
    }
  }

  /** The same with a weight for each class, in the order of their indices. */
  public CrossEntropy withClassWeights(float... weights) {
    List<Float> list = new ArrayList<>();
    for (float weight : weights) {
      list.add(weight);
    }
    return new CrossEntropy(list, labelSmoothing);
  }

  /** The same with label smoothing. */
  public CrossEntropy withLabelSmoothing(float amount) {
    return new CrossEntropy(classWeights, amount);
  }

  @Override
  public Value apply(GraphBuilder g, Value output, Value target) {
    Logits.require("cross-entropy", output, target);
    Value plain = output.softmaxCrossEntropy(target);
    if (classWeights.isEmpty()) {
      return labelSmoothing == 0 ? plain : plain.plus(smoothed(output, target));
    }
    int classes = output.shape().last();
    Value weights = Logits.row(g, "cross-entropy", classWeights, classes);
    Value weighted = Logits.atClass(weights.broadcastTo(output.shape()), target).times(plain);
    if (labelSmoothing == 0) {
      return weighted;
    }
    // -ln p_c = -ln p_y + x_y - x_c
    Value all =
        column(plain).plus(column(Logits.atClass(output, target))).minus(output).times(weights);
    double share = labelSmoothing / (double) classes;
    return weighted.times(1.0 - labelSmoothing).plus(Rows.sums(all).times(share));
  }

  /** e (x_y - mean of x): what smoothing adds where all classes weigh the same. */
  private Value smoothed(Value output, Value target) {
    return Logits.atClass(output, target).minus(Rows.means(output)).times(labelSmoothing);
  }

  private static Value column(Value values) {
    return values.reshape(Shape.of(values.shape().dim(0), 1));
  }
}
