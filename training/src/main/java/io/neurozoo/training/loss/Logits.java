// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.op.Pack;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import java.util.List;
import java.util.stream.IntStream;

/** What the losses for classes have in common. */
final class Logits {
  private Logits() {}

  /**
   * Checks an output with one value a class, and a class for each row.
   *
   * @param loss its name, for the message
   * @throws ShapeException where they are not F32[batch, classes] and int32[batch]
   */
  static void require(String loss, Value output, Value target) {
    if (target.type().dtype() != DType.I32
        || output.shape().rank() != 2
        || !target.shape().equals(Shape.of(output.shape().dim(0)))) {
      throw new ShapeException(
          ("%s: the output is %s and the target %s;"
                  + " they must be logits F32[batch, classes] and classes I32[batch]")
              .formatted(loss, output.type(), target.type()));
    }
  }

  /** The value at each row's class, F32[batch]. */
  static Value atClass(Value rows, Value classes) {
    return Rows.sums(rows.times(classes.oneHot(rows.shape().last())));
  }

  /**
   * One number a class as a row, F32[1, classes].
   *
   * @param loss its name, for the message
   * @throws ShapeException where there are not as many numbers as classes
   */
  static Value row(GraphBuilder g, String loss, List<Float> weights, int classes) {
    if (weights.size() != classes) {
      throw new ShapeException(
          "%s: there are %s class weights and %s classes; give one weight a class"
              .formatted(loss, weights.size(), classes));
    }
    List<Integer> offsets = IntStream.range(0, classes).boxed().toList();
    List<Value> values = weights.stream().map(g::constant).toList();
    return g.applyAll(new Pack(offsets, classes), values)
        .getFirst()
        .reshape(Shape.of(1, classes));
  }
}
