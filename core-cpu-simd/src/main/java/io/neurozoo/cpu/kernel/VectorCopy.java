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
    for (long i = from; i < to; i += BLOCK) {
      FILL.run(out, value, i, blockEnd(i, to));
    }
  }

  static void fillBlock(long out, float value, long from, long to) {
    FloatVector v = FloatVector.broadcast(Simd.F, value);
    long i = from;
    for (long end = VectorMemory.end(from, to); i < end; i += Simd.LANES) {
      store(v, out, i);
    }
    if (i < to) {
      ScalarCopy.fill(NativeMemory.ALL, out, value, i, to);
    }
  }

  /** {@link ScalarCopy#copy}. */
  public static void copy(long x, long out, long from, long to) {
    ScalarCopy.copy(NativeMemory.ALL, x, NativeMemory.ALL, out, from, to);
  }
}
