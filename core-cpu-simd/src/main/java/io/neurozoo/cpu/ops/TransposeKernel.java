// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import io.neurozoo.backend.KernelRequest;
import io.neurozoo.op.Transpose;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;

/**
 * Writes the result row by row; a row is read in steps of one stride, or copied where its axis
 * stays the last.
 */
final class TransposeKernel implements Kernel {
  private final long rows;
  private final long columns;

  /** Extents of the result but the last, and the operand's stride along each. */
  private final long[] extents;

  private final long[] strides;
  private final long step;

  private TransposeKernel(long rows, long columns, long[] extents, long[] strides, long step) {
    this.rows = rows;
    this.columns = columns;
    this.extents = extents;
    this.strides = strides;
    this.step = step;
  }

  static Kernel of(Transpose op, KernelRequest r) {
    Shape x = r.inputs().getFirst().shape();
    Shape out = r.outputs().getFirst().shape();
    int rank = out.rank();
    if (rank == 0) {
      return new TransposeKernel(1, 1, new long[0], new long[0], 1);
    }
    long[] all = new long[rank];
    long stride = 1;
    for (int axis = rank - 1; axis >= 0; axis--) {
      all[op.axes().indexOf(axis)] = stride;
      stride *= x.dim(axis);
    }
    long[] extents = new long[rank - 1];
    long[] strides = new long[rank - 1];
    for (int i = 0; i < rank - 1; i++) {
      extents[i] = out.dim(i);
      strides[i] = all[i];
    }
    return new TransposeKernel(
        out.size() / out.last(), out.last(), extents, strides, all[rank - 1]);
  }

  @Override
  public long units() {
    return rows;
  }

  @Override
  public long cost() {
    return rows * columns;
  }

  @Override
  public void run(KernelArguments a, long from, long to) {
    MemorySegment x = a.input(0);
    MemorySegment out = a.output(0);
    for (long row = from; row < to; row++) {
      long start = source(row);
      long target = row * columns;
      if (step == 1) {
        MemorySegment.copy(
            x, start * Float.BYTES, out, target * Float.BYTES, columns * Float.BYTES);
      } else {
        for (long i = 0; i < columns; i++) {
          out.setAtIndex(DType.FLOAT, target + i, x.getAtIndex(DType.FLOAT, start + i * step));
        }
      }
    }
  }

  /** The operand's element that a row of the result begins with. */
  private long source(long row) {
    long out = 0;
    long rest = row;
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      out += rest % extents[axis] * strides[axis];
      rest /= extents[axis];
    }
    return out;
  }
}
