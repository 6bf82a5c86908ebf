// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import io.neurozoo.op.Pack;
import io.neurozoo.tensor.DType;
import java.lang.foreign.MemorySegment;

/**
 * Copies the operands to where they belong, unless the planner had them computed there, and zeroes
 * the gaps.
 */
record PackKernel(Pack op, long[] ends) implements Kernel {

  static PackKernel of(Pack op, long[] sizes) {
    long[] ends = new long[sizes.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = op.offsets().get(i) + sizes[i];
    }
    return new PackKernel(op, ends);
  }

  @Override
  public long cost() {
    return op.length();
  }

  @Override
  public void run(KernelArguments a, long from, long to) {
    MemorySegment out = a.output(0);
    long position = 0;
    for (int i = 0; i < ends.length; i++) {
      int start = op.offsets().get(i);
      zero(out, position, start);
      long startByte = (long) start * Float.BYTES;
      if (a.inputAddress(i) != a.outputAddress(0) + startByte) {
        MemorySegment.copy(a.input(i), 0, out, startByte, (ends[i] - start) * Float.BYTES);
      }
      position = ends[i];
    }
    zero(out, position, op.length());
  }

  /** A loop, since a slice to fill would be an object for every gap of every step. */
  private static void zero(MemorySegment out, long from, long to) {
    for (long i = from; i < to; i++) {
      out.setAtIndex(DType.FLOAT, i, 0f);
    }
  }
}
