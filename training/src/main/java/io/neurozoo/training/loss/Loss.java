// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;

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

  /** Softmax cross-entropy, for classes. */
  static CrossEntropy crossEntropy() {
    return new CrossEntropy();
  }

  /** The mean of the squared differences, for values. */
  static MeanSquaredError meanSquaredError() {
    return new MeanSquaredError();
  }

  /** {@link #crossEntropy} where the targets are classes, {@link #meanSquaredError} for values. */
  static Loss byTarget() {
    return new LossByTarget();
  }
}
