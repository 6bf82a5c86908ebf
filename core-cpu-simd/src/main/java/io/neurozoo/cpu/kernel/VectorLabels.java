// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.ORDER;
import static io.neurozoo.cpu.kernel.ScalarMemory.setInt;
import static io.neurozoo.cpu.kernel.Simd.F;
import static io.neurozoo.cpu.kernel.Simd.LANES;
import static io.neurozoo.cpu.kernel.VectorMemory.BLOCK;
import static io.neurozoo.cpu.kernel.VectorMemory.blockEnd;
import static io.neurozoo.cpu.kernel.VectorMemory.store;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@link ScalarLabels} on absolute addresses with the vector API: the same results, faster. */
public final class VectorLabels {
  private static final Loop EQUAL = Loop.of(VectorLabels.class, "equalBlock");
  private static final Loop INDEX_OF = Loop.of(VectorLabels.class, "indexOf");

  private VectorLabels() {}

  /** {@link ScalarLabels#equal}. */
  public static void equal(long x, long y, long out, long from, long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      EQUAL.run(x, y, out, i, blockEnd(i, end));
    }
    if (end < to) {
      ScalarLabels.equal(ALL, x, ALL, y, ALL, out, end, to);
    }
  }

  static void equalBlock(long x, long y, long out, long from, long end) {
    FloatVector zero = FloatVector.zero(F);
    FloatVector one = FloatVector.broadcast(F, 1f);
    for (long i = from; i < end; i += LANES) {
      VectorMask<Integer> equal = ints(x, i).compare(EQ, ints(y, i));
      store(zero.blend(one, equal.cast(F)), out, i);
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
      INDEX_OF.run(start, max, out + r * Integer.BYTES, 0, columns);
    }
  }

  /**
   * Sets the one int at {@code out} to the first index of the value, any NaN for NaN. Either branch
   * may be rare, hence no method of ours in them: see {@link Loop}.
   */
  static void indexOf(long x, float value, long out, long from, long to) {
    long end = VectorMemory.end(from, to);
    long i = from;
    if (value != value) {
      while (i < end) {
        FloatVector v = fromMemorySegment(F, ALL, x + 4 * i, ORDER);
        if (v.compare(NE, v).anyTrue()) {
          break;
        }
        i += LANES;
      }
    } else {
      FloatVector wanted = FloatVector.broadcast(F, value);
      while (i < end && !fromMemorySegment(F, ALL, x + 4 * i, ORDER).eq(wanted).anyTrue()) {
        i += LANES;
      }
    }
    setInt(ALL, out, 0, (int) ScalarLabels.indexOf(value, ALL, x, i, to));
  }

  private static IntVector ints(long address, long i) {
    return IntVector.fromMemorySegment(
        Simd.I, ALL, address + i * Integer.BYTES, ORDER);
  }
}
