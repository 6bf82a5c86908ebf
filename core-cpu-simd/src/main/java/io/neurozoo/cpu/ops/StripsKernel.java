// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import io.neurozoo.backend.KernelRequest;
import io.neurozoo.op.Concatenate;
import io.neurozoo.op.Narrow;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Copies strips between arrays of rows: each row of the result is a strip of every operand's row,
 * one behind the other. So {@link Concatenate} and {@link Narrow} are copied, the extents up to
 * their axis being the rows.
 */
final class StripsKernel implements Kernel {
  /** Below this many floats a loop is faster than a call of the copying method. */
  private static final long SHORT = 16;

  private final long rows;

  /**
   * By operand, in floats: the length of its rows, and where in a row its strip begins and how long
   * it is.
   */
  private final long[] strides;

  private final long start;
  private final long[] lengths;
  private final long width;

  private StripsKernel(long rows, long[] strides, long start, long[] lengths, long width) {
    this.rows = rows;
    this.strides = strides;
    this.start = start;
    this.lengths = lengths;
    this.width = width;
  }

  static Kernel of(Concatenate op, KernelRequest r) {
    long[] lengths = rowLengths(r.inputs(), op.axis());
    return of(op.axis(), r, lengths, 0, lengths);
  }

  static Kernel of(Narrow op, KernelRequest r) {
    long inner = inner(r.inputs().getFirst().shape(), op.axis());
    long[] lengths = rowLengths(r.outputs(), op.axis());
    return of(op.axis(), r, rowLengths(r.inputs(), op.axis()), op.start() * inner, lengths);
  }

  private static Kernel of(int axis, KernelRequest r, long[] strides, long start, long[] lengths) {
    Shape out = r.outputs().getFirst().shape();
    long width = out.dim(axis) * inner(out, axis);
    return new StripsKernel(out.size() / width, strides, start, lengths, width);
  }

  private static long[] rowLengths(List<TensorType> types, int axis) {
    return types.stream().mapToLong(t -> t.shape().dim(axis) * inner(t.shape(), axis)).toArray();
  }

  private static long inner(Shape shape, int axis) {
    long inner = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      inner *= shape.dim(i);
    }
    return inner;
  }

  @Override
  public long units() {
    return rows;
  }

  @Override
  public long cost() {
    return rows * width;
  }

  @Override
  public void run(KernelArguments a, long from, long to) {
    MemorySegment out = a.output(0);
    long at = 0;
    for (int i = 0; i < lengths.length; i++) {
      MemorySegment x = a.input(i);
      for (long row = from; row < to; row++) {
        copy(x, row * strides[i] + start, out, row * width + at, lengths[i]);
      }
      at += lengths[i];
    }
  }

  private static void copy(MemorySegment x, long from, MemorySegment out, long to, long length) {
    if (length < SHORT) {
      for (long i = 0; i < length; i++) {
        out.setAtIndex(DType.FLOAT, to + i, x.getAtIndex(DType.FLOAT, from + i));
      }
    } else {
      MemorySegment.copy(x, from * Float.BYTES, out, to * Float.BYTES, length * Float.BYTES);
    }
  }
}
