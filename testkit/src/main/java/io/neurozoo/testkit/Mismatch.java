// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** Says in one line where two arrays differ first. */
final class Mismatch {
  private Mismatch() {}

  /** The first element outside the tolerance; integers and booleans must be equal. */
  static Optional<String> of(NdArray expected, NdArray actual, Tolerance tolerance) {
    if (!expected.type().equals(actual.type())) {
      return Optional.of("is " + actual.type() + ", expected " + expected.type());
    }
    boolean floats = expected.type().dtype() == DType.F32;
    double largest =
        Arrays.stream(expected.values()).map(Math::abs).filter(Double::isFinite).max().orElse(0);
    int first = -1;
    int count = 0;
    for (int i = 0; i < expected.size(); i++) {
      boolean same =
          floats
              ? tolerance.accepts(expected.get(i), (float) actual.get(i), largest)
              : expected.get(i) == actual.get(i);
      if (!same) {
        first = count++ == 0 ? i : first;
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            describe(expected.shape(), first, count, expected.get(first), actual.get(first)));
  }

  /** The first element whose bits differ. */
  static Optional<String> ofBits(Tensor expected, Tensor actual) {
    long at = expected.segment().mismatch(actual.segment());
    if (at < 0) {
      return Optional.empty();
    }
    int element = (int) (at / expected.type().dtype().bytes());
    double a = NdArray.of(expected).get(element);
    double b = NdArray.of(actual).get(element);
    return Optional.of(
        "has other bits at " + position(expected.shape(), element) + ": " + b + " instead of " + a);
  }

  /** The first element whose bits differ, where every NaN counts as the same. */
  static Optional<String> ofBitsExceptNaN(Tensor expected, Tensor actual) {
    if (expected.type().dtype() != DType.F32) {
      return ofBits(expected, actual);
    }
    float[] a = expected.toFloats();
    float[] b = actual.toFloats();
    for (int i = 0; i < a.length; i++) {
      if (Float.floatToIntBits(a[i]) != Float.floatToIntBits(b[i])) {
        return Optional.of(
            "has other bits at "
                + position(expected.shape(), i)
                + ": "
                + b[i]
                + " instead of "
                + a[i]);
      }
    }
    return Optional.empty();
  }

  private static String describe(
      Shape shape, int first, int count, double expected, double actual) {
    return "at "
        + position(shape, first)
        + " is "
        + actual
        + ", expected "
        + expected
        + " (off by "
        + Math.abs(actual - expected)
        + "); "
        + count
        + " of "
        + shape.size()
        + " values differ";
  }

  /** Coordinates of a row-major position. */
  static String position(Shape shape, int index) {
    int[] coordinates = new int[shape.rank()];
    int rest = index;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      coordinates[axis] = rest % shape.dim(axis);
      rest /= shape.dim(axis);
    }
    return Arrays.toString(coordinates);
  }
}
