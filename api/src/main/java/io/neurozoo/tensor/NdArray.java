// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.tensor;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A row-major array of doubles: what the reference definitions of ops compute with. Slow and plain
 * on purpose.
 *
 * <p>Integers are held exactly. The values are not copied: whoever makes an array owns it.
 */
public record NdArray(TensorType type, double[] values) {

  /** Checks that the number of values fits the shape. */
  public NdArray {
    if (values.length != type.shape().size()) {
      throw new ShapeException(
          type + " holds " + type.shape().size() + " values, " + values.length + " were given");
    }
  }

  /** A float32 array holding the values. */
  public NdArray(Shape shape, double... values) {
    this(TensorType.f32(shape), values);
  }

  /** The extents. */
  public Shape shape() {
    return type.shape();
  }

  /** All zeros, float32. */
  public static NdArray zeros(Shape shape) {
    return zeros(TensorType.f32(shape));
  }

  /** All zeros. */
  public static NdArray zeros(TensorType type) {
    return new NdArray(type, new double[Math.toIntExact(type.shape().size())]);
  }

  /** One value. */
  public static NdArray scalar(double value) {
    return new NdArray(Shape.scalar(), value);
  }

  /** A tensor's values as doubles. */
  public static NdArray of(Tensor tensor) {
    NdArray out = zeros(tensor.type());
    for (int i = 0; i < out.values.length; i++) {
      out.values[i] =
          switch (tensor.type().dtype()) {
            case F32 -> tensor.get(i);
            case I32 -> tensor.getInt(i);
            case F64 -> tensor.segment().getAtIndex(DType.DOUBLE, i);
            case BOOL -> tensor.segment().get(ValueLayout.JAVA_BYTE, i);
          };
    }
    return out;
  }

  /** The same values under another shape of the same size. */
  public NdArray reshape(Shape shape) {
    return new NdArray(new TensorType(type.dtype(), shape), values);
  }

  /** Rounds the values into a tensor of the same shape. */
  public void copyTo(Tensor tensor) {
    for (int i = 0; i < values.length; i++) {
      switch (tensor.type().dtype()) {
        case F32 -> tensor.set(i, (float) values[i]);
        case I32 -> tensor.setInt(i, (int) values[i]);
        case F64 -> tensor.segment().setAtIndex(DType.DOUBLE, i, values[i]);
        case BOOL -> tensor.segment().set(ValueLayout.JAVA_BYTE, i, (byte) values[i]);
      }
    }
  }

  /** How many values. */
  public int size() {
    return values.length;
  }

  /** The value at a row-major position. */
  public double get(int index) {
    return values[index];
  }

  /** f at every element. */
  public NdArray map(DoubleUnaryOperator f) {
    NdArray out = zeros(shape());
    for (int i = 0; i < values.length; i++) {
      out.values[i] = f.applyAsDouble(values[i]);
    }
    return out;
  }

  /** f at every pair of elements, the shapes broadcast. */
  public static NdArray zip(NdArray a, NdArray b, DoubleBinaryOperator f) {
    Shape shape = Shape.broadcast(a.shape(), b.shape());
    NdArray x = a.broadcastTo(shape);
    NdArray y = b.broadcastTo(shape);
    NdArray out = zeros(shape);
    for (int i = 0; i < out.values.length; i++) {
      out.values[i] = f.applyAsDouble(x.values[i], y.values[i]);
    }
    return out;
  }

  /** Every element of {@code target} takes the element of this array it is broadcast from. */
  public NdArray broadcastTo(Shape target) {
    NdArray out = zeros(target);
    for (int i = 0; i < out.values.length; i++) {
      out.values[i] = values[sourceIndex(i, target, shape())];
    }
    return out;
  }

  /** Combines all elements that {@code target} would broadcast to. */
  public NdArray reduceTo(Shape target, double start, DoubleBinaryOperator f) {
    NdArray out = zeros(target);
    Arrays.fill(out.values, start);
    for (int i = 0; i < values.length; i++) {
      int j = sourceIndex(i, shape(), target);
      out.values[j] = f.applyAsDouble(out.values[j], values[i]);
    }
    return out;
  }

  /**
   * Position in a tensor of shape {@code small} that position {@code index} of {@code large} is
   * broadcast from.
   */
  private static int sourceIndex(int index, Shape large, Shape small) {
    int out = 0;
    int stride = 1;
    int rest = index;
    for (int i = 1; i <= large.rank(); i++) {
      int extent = large.dim(-i);
      int coordinate = rest % extent;
      rest /= extent;
      if (i <= small.rank()) {
        int own = small.dim(-i);
        out += (own == 1 ? 0 : coordinate) * stride;
        stride *= own;
      }
    }
    return out;
  }
}
