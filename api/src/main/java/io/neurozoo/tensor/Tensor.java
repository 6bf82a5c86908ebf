// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.tensor;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A typed, contiguous, row-major block of memory, on the heap or off it.
 *
 * <p>A tensor from a backend owns off-heap memory until {@link #close()}; a view never frees
 * anything. Reading a closed tensor is an {@link IllegalStateException}, never a stale read. Not
 * synchronised: one thread at a time writes.
 */
public final class Tensor implements AutoCloseable {
  private final TensorType type;
  private final Runnable onClose;
  private MemorySegment segment;

  private Tensor(TensorType type, MemorySegment segment, Runnable onClose) {
    if (segment.byteSize() < type.bytes()) {
      throw new IllegalArgumentException(
          "a tensor "
              + type
              + " needs "
              + type.bytes()
              + " bytes, the memory given has "
              + segment.byteSize());
    }
    this.type = type;
    this.segment = segment.asSlice(0, type.bytes());
    this.onClose = onClose;
  }

  /** A float32 tensor on the heap holding a copy of {@code values}, row-major. */
  public static Tensor of(Shape shape, float... values) {
    if (values.length != shape.size()) {
      throw new ShapeException(
          "shape "
              + shape
              + " holds "
              + shape.size()
              + " values, "
              + values.length
              + " were given");
    }
    return new Tensor(TensorType.f32(shape), MemorySegment.ofArray(values.clone()), () -> {});
  }

  /** An int32 tensor on the heap holding a copy of {@code values}, row-major. */
  public static Tensor ofInts(Shape shape, int... values) {
    if (values.length != shape.size()) {
      throw new ShapeException(
          "shape "
              + shape
              + " holds "
              + shape.size()
              + " values, "
              + values.length
              + " were given");
    }
    return new Tensor(
        new TensorType(DType.I32, shape), MemorySegment.ofArray(values.clone()), () -> {});
  }

  /** A zeroed tensor on the heap. */
  public static Tensor onHeap(TensorType type) {
    int elements = Math.toIntExact(type.shape().size());
    MemorySegment memory =
        switch (type.dtype()) {
          case F32 -> MemorySegment.ofArray(new float[elements]);
          case F64 -> MemorySegment.ofArray(new double[elements]);
          case I32 -> MemorySegment.ofArray(new int[elements]);
          case BOOL -> MemorySegment.ofArray(new byte[elements]);
        };
    return new Tensor(type, memory, () -> {});
  }

  /**
   * Memory of somebody else's seen as a tensor; for backends.
   *
   * @param onClose run once at {@link #close()}; may refuse by an exception
   */
  public static Tensor wrap(TensorType type, MemorySegment memory, Runnable onClose) {
    return new Tensor(type, memory, Objects.requireNonNull(onClose));
  }

  /** Element type and shape. */
  public TensorType type() {
    return type;
  }

  /** The extents. */
  public Shape shape() {
    return type.shape();
  }

  /** The memory, exactly {@code type().bytes()} long. Never use it after {@link #close()}. */
  public MemorySegment segment() {
    if (segment == null) {
      throw new IllegalStateException(
          "tensor " + type + " was closed; keep it open while it is in use");
    }
    return segment;
  }

  /** The float at a row-major position. */
  public float get(long index) {
    return segment().getAtIndex(DType.FLOAT, index);
  }

  /** Sets the float at a row-major position. */
  public void set(long index, float value) {
    segment().setAtIndex(DType.FLOAT, index, value);
  }

  /** The int at a row-major position. */
  public int getInt(long index) {
    return segment().getAtIndex(DType.INT, index);
  }

  /** Sets the int at a row-major position. */
  public void setInt(long index, int value) {
    segment().setAtIndex(DType.INT, index, value);
  }

  /** A copy of the floats, row-major. */
  public float[] toFloats() {
    return segment().toArray(DType.FLOAT);
  }

  /** A copy of the ints, row-major. */
  public int[] toInts() {
    return segment().toArray(DType.INT);
  }

  /** Overwrites the floats. */
  public void copyFrom(float[] values) {
    if (values.length != shape().size()) {
      throw new ShapeException(
          "tensor "
              + type
              + " holds "
              + shape().size()
              + " values, "
              + values.length
              + " were given");
    }
    MemorySegment.copy(values, 0, segment(), DType.FLOAT, 0, values.length);
  }

  /** Overwrites this tensor with another of the same type. */
  public void copyFrom(Tensor other) {
    if (!type.equals(other.type)) {
      throw new ShapeException("a tensor " + other.type + " cannot be copied into " + type);
    }
    segment().copyFrom(other.segment());
  }

  /**
   * Gives the memory back. Closing twice does nothing.
   *
   * @throws IllegalStateException where a session still uses it; the tensor then stays open
   */
  @Override
  public void close() {
    if (segment != null) {
      onClose.run();
      segment = null;
    }
  }

  @Override
  public String toString() {
    return "Tensor " + type + (segment == null ? " (closed)" : "");
  }
}
