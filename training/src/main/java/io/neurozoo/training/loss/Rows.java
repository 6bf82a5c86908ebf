// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.Value;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;

/**
 * Outputs and targets of values, one row an example, for losses that compare them one by one.
 *
 * @param output F32[batch, n]
 * @param target F32[batch, n]
 */
record Rows(Value output, Value target) {

  /**
   * The rows of output and target, whose examples may have any shape, not one for both.
   *
   * @param loss its name, for the message
   * @throws ShapeException where the target is not F32, or examples or values differ in number
   */
  static Rows of(String loss, Value output, Value target) {
    Shape out = output.shape();
    Shape expected = target.shape();
    if (target.type().dtype() != DType.F32
        || out.size() != expected.size()
        || out.dim(0) != expected.dim(0)) {
      throw new ShapeException(
          "%s: the output is %s and the target %s; both must be F32 with as many values"
              .formatted(loss, output.type(), target.type()));
    }
    Shape rows = Shape.of(out.dim(0), Math.toIntExact(out.size() / out.dim(0)));
    return new Rows(output.reshape(rows), target.reshape(rows));
  }

  /** output - target. */
  Value difference() {
    return output.minus(target);
  }

  /** The mean of each row, F32[batch], of values F32[batch, n]. */
  static Value means(Value values) {
    return values.mean(1).reshape(Shape.of(values.shape().dim(0)));
  }

  /** The sum of each row, F32[batch], of values F32[batch, n]. */
  static Value sums(Value values) {
    return values.sum(1).reshape(Shape.of(values.shape().dim(0)));
  }

  /** |x|, whose derivative at 0 is 0. */
  static Value absolute(Value x) {
    return x.times(x.greaterThan(0).minus(x.builder().constant(0).greaterThan(x)));
  }
}
