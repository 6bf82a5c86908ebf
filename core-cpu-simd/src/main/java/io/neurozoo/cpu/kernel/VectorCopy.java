// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.VectorMemory.BLOCK;
import static io.neurozoo.cpu.kernel.VectorMemory.blockEnd;
import static io.neurozoo.cpu.kernel.VectorMemory.store;

import jdk.incubator.vector.FloatVector;

/** {@link ScalarCopy} on absolute addresses with the vector API. */
public final class VectorCopy {
  private static final Loop FILL = Loop.of(VectorCopy.class, "fillBlock");

  private VectorCopy() {}

  /** {@link ScalarCopy#fill}. */
  public static void fill(long out, float value, long from, long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      FILL.run(out, value, i, blockEnd(i, end));
    }
    if (end < to) {
      ScalarCopy.fill(NativeMemory.ALL, out, value, end, to);
    }
  }

  static void fillBlock(long out, float value, long from, long end) {
    FloatVector v = FloatVector.broadcast(Simd.F, value);
    for (long i = from; i < end; i += Simd.LANES) {
      store(v, out, i);
    }
  }

  /** {@link ScalarCopy#copy}. */
  public static void copy(long x, long out, long from, long to) {
    ScalarCopy.copy(NativeMemory.ALL, x, NativeMemory.ALL, out, from, to);
  }
}
