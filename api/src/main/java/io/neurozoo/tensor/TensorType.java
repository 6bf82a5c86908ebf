// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.tensor;

/** Element type and shape of a value, known before anything runs. */
public record TensorType(DType dtype, Shape shape) {

  /** A float32 type of the given extents. */
  public static TensorType f32(int... dims) {
    return new TensorType(DType.F32, Shape.of(dims));
  }

  /** A float32 type of the given shape. */
  public static TensorType f32(Shape shape) {
    return new TensorType(DType.F32, shape);
  }

  /** An int32 type of the given extents. */
  public static TensorType i32(int... dims) {
    return new TensorType(DType.I32, Shape.of(dims));
  }

  /** Bytes a contiguous tensor of this type takes. */
  public long bytes() {
    return Math.multiplyExact(shape.size(), (long) dtype.bytes());
  }

  /** For example {@code F32[64, 10]}. */
  @Override
  public String toString() {
    return dtype + shape.toString();
  }
}
