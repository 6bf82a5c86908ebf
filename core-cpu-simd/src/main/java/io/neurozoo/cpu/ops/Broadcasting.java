// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.tensor.Shape;

/**
 * How the operands of an elementwise op line up with its result.
 *
 * @param kind the loop to use
 * @param rows rows of the result, for the row and column forms
 * @param columns elements of a row
 */
record Broadcasting(Kind kind, long rows, long columns, long[] shape, long[] left, long[] right) {

  /**
   * The forms that have loops of their own; left and right say which operand is the smaller one.
   */
  enum Kind {
    CONTIGUOUS,
    SCALAR_LEFT,
    SCALAR_RIGHT,
    ROW_LEFT,
    ROW_RIGHT,
    COLUMN_LEFT,
    COLUMN_RIGHT,
    GENERAL
  }

  static Broadcasting of(Shape x, Shape y, Shape out) {
    if (x.size() == out.size() && y.size() == out.size()) {
      return new Broadcasting(Kind.CONTIGUOUS, out.size(), 1, null, null, null);
    }
    Broadcasting right = x.size() == out.size() ? small(y, out, true) : null;
    Broadcasting left = y.size() == out.size() ? small(x, out, false) : null;
    if (right != null) {
      return right;
    }
    return left != null
        ? left
        : new Broadcasting(
            Kind.GENERAL, out.size(), 1, extents(out), strides(x, out), strides(y, out));
  }

  private static Broadcasting small(Shape small, Shape out, boolean right) {
    if (small.size() == 1) {
      return new Broadcasting(
          right ? Kind.SCALAR_RIGHT : Kind.SCALAR_LEFT, out.size(), 1, null, null, null);
    }
    int axis = firstWiderThanOne(small, out);
    if (matches(small, out, axis, out.rank())) {
      long columns = product(out, axis, out.rank());
      return new Broadcasting(
          right ? Kind.ROW_RIGHT : Kind.ROW_LEFT, out.size() / columns, columns, null, null, null);
    }
    int end = out.rank();
    while (extent(small, out, end - 1) == 1) {
      end--;
    }
    if (matches(small, out, 0, end)) {
      long rows = product(out, 0, end);
      return new Broadcasting(
          right ? Kind.COLUMN_RIGHT : Kind.COLUMN_LEFT, rows, out.size() / rows, null, null, null);
    }
    return null;
  }

  /**
   * The first axis of {@code out} along which the operand, aligned from the right, is wider than
   * one.
   */
  private static int firstWiderThanOne(Shape small, Shape out) {
    int axis = 0;
    while (extent(small, out, axis) == 1) {
      axis++;
    }
    return axis;
  }

  private static boolean matches(Shape small, Shape out, int from, int to) {
    for (int axis = from; axis < to; axis++) {
      if (extent(small, out, axis) != out.dim(axis)) {
        return false;
      }
    }
    return true;
  }

  /** Extent of an operand along an axis of the result; 1 for axes it lacks. */
  private static int extent(Shape operand, Shape out, int axis) {
    int own = axis - (out.rank() - operand.rank());
    return own < 0 ? 1 : operand.dim(own);
  }

  private static long product(Shape shape, int from, int to) {
    long out = 1;
    for (int axis = from; axis < to; axis++) {
      out *= shape.dim(axis);
    }
    return out;
  }

  static long[] extents(Shape shape) {
    long[] out = new long[shape.rank()];
    for (int axis = 0; axis < out.length; axis++) {
      out[axis] = shape.dim(axis);
    }
    return out;
  }

  /**
   * Elements between neighbours along each axis of {@code out}; 0 where the operand is repeated.
   */
  static long[] strides(Shape operand, Shape out) {
    long[] strides = new long[out.rank()];
    long stride = 1;
    for (int axis = out.rank() - 1; axis >= 0; axis--) {
      int extent = extent(operand, out, axis);
      strides[axis] = extent == 1 ? 0 : stride;
      stride *= extent;
    }
    return strides;
  }
}
