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
  private static final Loop EQUAL = Loop.of(VectorLabels.class, "equalBlock");
  private static final Loop INDEX_OF = Loop.of(VectorLabels.class, "indexOf");

  private VectorLabels() {}

  /** {@link ScalarLabels#equal}. */
  public static void equal(long x, long y, long out, long from, long to) {
    for (long i = from; i < to; i += BLOCK) {
      EQUAL.run(x, y, out, i, blockEnd(i, to));
    }
  }

  static void equalBlock(long x, long y, long out, long from, long to) {
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
      INDEX_OF.run(start, max, out + r * Integer.BYTES, 0, columns);
    }
  }

  /** Sets the one int at {@code out} to the first index of the value, any NaN for NaN. */
  static void indexOf(long x, float value, long out, long from, long to) {
    long end = VectorMemory.end(from, to);
    long i = from;
    if (value != value) {
      while (i < end && !isNan(load(x, i)).anyTrue()) {
        i += Simd.LANES;
      }
    } else {
      FloatVector wanted = FloatVector.broadcast(Simd.F, value);
      while (i < end && !load(x, i).compare(EQ, wanted).anyTrue()) {
        i += Simd.LANES;
      }
    }
    setInt(ALL, out, 0, (int) ScalarLabels.indexOf(value, ALL, x, i, to));
  }

  private static VectorMask<Float> isNan(FloatVector x) {
    return x.compare(NE, x);
  }

  private static IntVector ints(long address, long i) {
    return IntVector.fromMemorySegment(
        Simd.I, ALL, address + i * Integer.BYTES, NativeMemory.ORDER);
  }
}
