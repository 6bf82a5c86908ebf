// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/** Checks that ops make of their operands' types; the messages say what to change. */
final class Expect {
  private Expect() {}

  static void count(List<TensorType> inputs, int expected) {
    if (inputs.size() != expected) {
      throw new ShapeException("takes " + expected + " operands and was given " + inputs.size());
    }
  }

  static TensorType f32(List<TensorType> inputs, int i) {
    return dtype(inputs, i, DType.F32);
  }

  static TensorType i32(List<TensorType> inputs, int i) {
    return dtype(inputs, i, DType.I32);
  }

  private static TensorType dtype(List<TensorType> inputs, int i, DType expected) {
    TensorType type = inputs.get(i);
    if (type.dtype() != expected) {
      throw new ShapeException("operand " + i + " is " + type + ", it must be " + expected);
    }
    return type;
  }

  static void rank(TensorType type, String what, int expected) {
    if (type.shape().rank() != expected) {
      throw new ShapeException(
          what
              + " is "
              + type
              + " of rank "
              + type.shape().rank()
              + ", it must have rank "
              + expected
              + "; reshape it");
    }
  }

  static void same(TensorType a, String whatA, TensorType b, String whatB) {
    if (!a.equals(b)) {
      throw new ShapeException(
          whatA + " is " + a + " and " + whatB + " is " + b + "; both must have one type");
    }
  }

  /** The first operands are float32 and all of one type. */
  static void alike(List<TensorType> inputs, int count) {
    for (int i = 0; i < count; i++) {
      same(f32(inputs, 0), "operand 0", f32(inputs, i), "operand " + i);
    }
  }

  /** One float32 operand, an output of the same type. */
  static List<TensorType> unary(List<TensorType> inputs) {
    count(inputs, 1);
    return List.of(f32(inputs, 0));
  }

  /** Two float32 operands that broadcast. */
  static List<TensorType> binary(List<TensorType> inputs) {
    count(inputs, 2);
    return List.of(TensorType.f32(Shape.broadcast(f32(inputs, 0).shape(), f32(inputs, 1).shape())));
  }

  /** The axis is one of the shape's, counted from 0. */
  static void axis(int axis, Shape shape) {
    if (axis < 0 || axis >= shape.rank()) {
      throw new ShapeException(
          "axis " + axis + " is outside 0 to " + (shape.rank() - 1) + " of " + shape);
    }
  }
}
