// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMemory.setInt;
import static io.neurozoo.cpu.kernel.VectorMemory.BLOCK;
import static io.neurozoo.cpu.kernel.VectorMemory.blockEnd;
import static io.neurozoo.cpu.kernel.VectorMemory.load;
import static io.neurozoo.cpu.kernel.VectorMemory.store;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.NE;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link ScalarLabels} on absolute addresses with the vector API: the same results, faster. */
public final class VectorLabels {
  private static final MemorySegment ALL = NativeMemory.ALL;

  private VectorLabels() {}

  /** {@link ScalarLabels#equal}. */
  public static void equal(long x, long y, long out, long from, long to) {
    for (long i = from; i < to; i += BLOCK) {
      equalBlock(x, y, out, i, blockEnd(i, to));
    }
  }

  private static void equalBlock(long x, long y, long out, long from, long to) {
    FloatVector zero = FloatVector.zero(Simd.F);
    FloatVector one = FloatVector.broadcast(Simd.F, 1f);
    long i = from;
    for (long end = VectorMemory.end(from, to); i < end; i += Simd.LANES) {
      VectorMask<Integer> equal = ints(x, i).compare(EQ, ints(y, i));
      store(zero.blend(one, equal.cast(Simd.F)), out, i);
    }
    if (i < to) {
      ScalarLabels.equal(ALL, x, ALL, y, ALL, out, i, to);
    }
  }

  /** {@link ScalarLabels#oneHot}. */
  public static void oneHot(long labels, long out, long classes, long fromRow, long toRow) {
    ScalarLabels.oneHot(ALL, labels, ALL, out, classes, fromRow, toRow);
  }

  /** {@link ScalarLabels#argmaxRows}. */
  public static void argmaxRows(long x, long out, long columns, long fromRow, long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = x + r * columns * Float.BYTES;
      float max = VectorReduction.max(start, columns);
      long i = max != max ? vectorOfNan(start, columns) : vectorOf(max, start, columns);
      setInt(ALL, out, r, (int) ScalarLabels.indexOf(max, ALL, start, i, columns));
    }
  }

  /** Start of the first whole vector that holds the value, else of the tail. */
  private static long vectorOf(float value, long x, long length) {
    FloatVector wanted = FloatVector.broadcast(Simd.F, value);
    long end = VectorMemory.end(0, length);
    long i = 0;
    while (i < end && !load(x, i).compare(EQ, wanted).anyTrue()) {
      i += Simd.LANES;
    }
    return i;
  }

  private static long vectorOfNan(long x, long length) {
    long end = VectorMemory.end(0, length);
    long i = 0;
    while (i < end) {
      FloatVector v = load(x, i);
      if (v.compare(NE, v).anyTrue()) {
        break;
      }
      i += Simd.LANES;
    }
    return i;
  }

  private static IntVector ints(long address, long i) {
    return IntVector.fromMemorySegment(
        Simd.I, ALL, address + i * Integer.BYTES, NativeMemory.ORDER);
  }
}
