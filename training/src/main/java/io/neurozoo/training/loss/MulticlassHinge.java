// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.Shape;

/**
 * The hinge loss for several classes (Weston and Watkins 1999): with scores x, the class y and C
 * classes,
 *
 * <pre>(1/C) sum over c other than y of max(0, margin - x_y + x_c)</pre>
 *
 * <p>Output F32[batch, classes], scores; target int32[batch]. Its mean over the batch is PyTorch's
 * {@code MultiMarginLoss} with {@code p=1}; Keras' {@code CategoricalHinge} takes only the greatest
 * of the other classes.
 *
 * @param margin by how much the right score must exceed the others, above 0; 1 is usual
 */
public record MulticlassHinge(float margin) implements Loss {

  /** Checks the number. */
  public MulticlassHinge {
    if (!(margin > 0 && Float.isFinite(margin))) {
      throw new IllegalArgumentException(
          "multi-class hinge: margin is " + margin + "; it must be finite and above 0");
    }
  }

  @Override
  public Value apply(GraphBuilder g, Value output, Value target) {
    Logits.require("multi-class hinge", output, target);
    int batch = output.shape().dim(0);
    Value right = Logits.atClass(output, target).reshape(Shape.of(batch, 1));
    Value others = target.oneHot(output.shape().last()).oneMinus();
    return Rows.means(output.minus(right).plus(margin).relu().times(others));
  }
}
