// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import java.util.List;

/** How wrong an output is; smaller is better. To be implemented by plugins, best as records. */
@FunctionalInterface
public interface Loss {

  /**
   * Writes the loss of each example.
   *
   * @param output F32[batch, ...]
   * @param target int32[batch] class indices, or F32[batch, ...]
   * @return F32[batch]
   * @throws io.neurozoo.tensor.ShapeException where output and target do not fit
   */
  Value apply(GraphBuilder g, Value output, Value target);

  /** Softmax cross-entropy, for classes; class weights and label smoothing can be added. */
  static CrossEntropy crossEntropy() {
    return new CrossEntropy(List.of(), 0);
  }

  /** Sigmoid cross-entropy, for values from 0 to 1; label smoothing can be added. */
  static BinaryCrossEntropy binaryCrossEntropy() {
    return new BinaryCrossEntropy(1, 0);
  }

  /** Sigmoid cross-entropy with a weight of the positive answers. */
  static BinaryCrossEntropy binaryCrossEntropy(float positiveWeight) {
    return new BinaryCrossEntropy(positiveWeight, 0);
  }

  /** The divergence from softmax(output), for values that are probabilities. */
  static KullbackLeibler kullbackLeibler() {
    return new KullbackLeibler();
  }

  /** The mean of the squared differences, for values. */
  static MeanSquaredError meanSquaredError() {
    return new MeanSquaredError();
  }

  /** The mean of the absolute differences, for values. */
  static MeanAbsoluteError meanAbsoluteError() {
    return new MeanAbsoluteError();
  }

  /** Squared up to {@code delta} and linear beyond, for values with outliers. */
  static Huber huber(float delta) {
    return new Huber(delta);
  }

  /** Hinge loss with margin 1, for values of -1 or 1. */
  static Hinge hinge() {
    return new Hinge();
  }

  /** Hinge loss with margin 1, for classes. */
  static MulticlassHinge multiclassHinge() {
    return new MulticlassHinge(1);
  }

  /** {@link #crossEntropy} where the targets are classes, {@link #meanSquaredError} for values. */
  static Loss byTarget() {
    return new LossByTarget();
  }
}
