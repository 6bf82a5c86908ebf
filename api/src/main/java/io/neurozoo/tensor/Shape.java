// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.tensor;

import java.util.Arrays;

/**
 * The extents of a tensor, row-major, outermost first. {@code Shape.of()} is a scalar.
 *
 * <p>Immutable; equal when all extents are equal. Every extent is at least 1.
 */
public final class Shape {
  private static final int MAX_RANK = 8;
  private static final Shape SCALAR = new Shape(new int[0]);

  private final int[] dims;
  private final long size;

  private Shape(int[] dims) {
    this.dims = dims;
    long product = 1;
    for (int dim : dims) {
      if (dim < 1) {
        throw new ShapeException(
            "shape "
                + Arrays.toString(dims)
                + " has the extent "
                + dim
                + "; every extent must be at least 1");
      }
      if (product > Long.MAX_VALUE / dim) {
        throw new ShapeException(
            "shape " + Arrays.toString(dims) + " has 2^63 elements or more; make it smaller");
      }
      product *= dim;
    }
    if (dims.length > MAX_RANK) {
      throw new ShapeException(
          "shape "
              + Arrays.toString(dims)
              + " has rank "
              + dims.length
              + "; at most "
              + MAX_RANK
              + " is supported");
    }
    this.size = product;
  }

  /** A shape of the given extents, outermost first; no extents make a scalar. */
  public static Shape of(int... dims) {
    return dims.length == 0 ? SCALAR : new Shape(dims.clone());
  }

  /** The shape of a scalar. */
  public static Shape scalar() {
    return SCALAR;
  }

  /** How many extents there are. */
  public int rank() {
    return dims.length;
  }

  /** Extent of an axis; a negative axis counts from the end. */
  public int dim(int axis) {
    return dims[position(axis)];
  }

  private int position(int axis) {
    int position = axis < 0 ? axis + dims.length : axis;
    if (position < 0 || position >= dims.length) {
      throw new ShapeException(
          "shape " + this + " of rank " + dims.length + " has no axis " + axis);
    }
    return position;
  }

  /** The innermost extent; 1 for a scalar. */
  public int last() {
    return dims.length == 0 ? 1 : dims[dims.length - 1];
  }

  /** The product of all extents. */
  public long size() {
    return size;
  }

  /** The extents as a fresh array. */
  public int[] toArray() {
    return dims.clone();
  }

  /** This shape with one more extent in front, usually the batch. */
  public Shape prepend(int dim) {
    int[] out = new int[dims.length + 1];
    out[0] = dim;
    System.arraycopy(dims, 0, out, 1, dims.length);
    return new Shape(out);
  }

  /** This shape without its outermost extent. */
  public Shape dropFirst() {
    if (dims.length == 0) {
      throw new ShapeException("a scalar has no extent to drop");
    }
    return of(Arrays.copyOfRange(dims, 1, dims.length));
  }

  /** This shape with the extent of one axis replaced; a negative axis counts from the end. */
  public Shape with(int axis, int dim) {
    int[] out = dims.clone();
    out[position(axis)] = dim;
    return new Shape(out);
  }

  /**
   * The shape both operands take in an elementwise op: extents are aligned from the right, equal or
   * 1.
   *
   * @throws ShapeException where an extent differs and neither is 1
   */
  public static Shape broadcast(Shape a, Shape b) {
    int rank = Math.max(a.rank(), b.rank());
    int[] out = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int x = i <= a.rank() ? a.dims[a.rank() - i] : 1;
      int y = i <= b.rank() ? b.dims[b.rank() - i] : 1;
      if (x != y && x != 1 && y != 1) {
        throw new ShapeException(
            "shapes "
                + a
                + " and "
                + b
                + " do not broadcast: extents "
                + x
                + " and "
                + y
                + ", counted from the right, must be equal or 1");
      }
      out[rank - i] = Math.max(x, y);
    }
    return of(out);
  }

  /** True where a tensor of this shape broadcasts to {@code target} without changing target. */
  public boolean broadcastsTo(Shape target) {
    if (rank() > target.rank()) {
      return false;
    }
    for (int i = 1; i <= rank(); i++) {
      int x = dims[rank() - i];
      if (x != 1 && x != target.dims[target.rank() - i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape s && Arrays.equals(dims, s.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /** For example {@code [64, 28, 28]}. */
  @Override
  public String toString() {
    return Arrays.toString(dims);
  }
}
