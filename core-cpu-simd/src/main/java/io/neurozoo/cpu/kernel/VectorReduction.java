// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.ORDER;
import static io.neurozoo.cpu.kernel.ScalarMemory.get;
import static io.neurozoo.cpu.kernel.ScalarMemory.set;
import static io.neurozoo.cpu.kernel.Simd.F;
import static io.neurozoo.cpu.kernel.Simd.LANES;
import static io.neurozoo.cpu.kernel.VectorMemory.load;
import static io.neurozoo.cpu.kernel.VectorMemory.store;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * {@link ScalarReduction} on absolute addresses with the vector API: the same bits, faster.
 *
 * <p>The 16 virtual lanes are one vector of 512 bits, two of 256 or four of 128. The branches on
 * the width are constant, so that the compiler sees only one of the three.
 *
 * <p>{@link #sumLoop} and {@link #maxLoop} load by the vector API itself, since rows of one length
 * leave parts of them rare (see {@link Loop}).
 */
public final class VectorReduction {
  private static final int VIRTUAL_LANES = 16;

  // Lane j of a rotated vector is lane j + distance; only the lower half of the result is used.
  private static final VectorShuffle<Float> BY_8 = rotation(8);
  private static final VectorShuffle<Float> BY_4 = rotation(4);
  private static final VectorShuffle<Float> BY_2 = rotation(2);
  private static final VectorShuffle<Float> BY_1 = rotation(1);

  private static final int COLUMN_VECTORS = 4;

  private static final Loop SUM = Loop.of(VectorReduction.class, "sumLoop");
  private static final Loop MAX = Loop.of(VectorReduction.class, "maxLoop");
  private static final Loop MAX_OF_FOURS = Loop.of(VectorReduction.class, "maxOfFoursLoop");
  private static final Loop SUM_COLUMNS = Loop.of(VectorReduction.class, "sumColumnsLoop");

  private VectorReduction() {}

  /** {@link ScalarReduction#sum}. */
  public static float sum(long x, long length) {
    return SUM.reduce(x, length);
  }

  static float sumLoop(long x, long length) {
    FloatVector a = FloatVector.zero(F);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    long i = 0;
    for (long end = length - length % VIRTUAL_LANES; i < end; i += VIRTUAL_LANES) {
      a = a.add(fromMemorySegment(F, ALL, x + 4 * i, ORDER));
      if (LANES <= 8) {
        b = b.add(fromMemorySegment(F, ALL, x + 4 * (i + LANES), ORDER));
      }
      if (LANES == 4) {
        c = c.add(fromMemorySegment(F, ALL, x + 4 * (i + 8), ORDER));
        d = d.add(fromMemorySegment(F, ALL, x + 4 * (i + 12), ORDER));
      }
    }
    // A masked load gives +0 in the other lanes, and adding +0 leaves a sum that began at +0 as is.
    if (i < length) {
      VectorMask<Float> mask = F.indexInRange(i, length);
      a = a.add(fromMemorySegment(F, ALL, x + 4 * i, ORDER, mask));
    }
    if (LANES <= 8 && i + LANES < length) {
      VectorMask<Float> mask = F.indexInRange(i + LANES, length);
      b = b.add(fromMemorySegment(F, ALL, x + 4 * (i + LANES), ORDER, mask));
    }
    if (LANES == 4 && i + 8 < length) {
      VectorMask<Float> mask = F.indexInRange(i + 8, length);
      c = c.add(fromMemorySegment(F, ALL, x + 4 * (i + 8), ORDER, mask));
    }
    if (LANES == 4 && i + 12 < length) {
      VectorMask<Float> mask = F.indexInRange(i + 12, length);
      d = d.add(fromMemorySegment(F, ALL, x + 4 * (i + 12), ORDER, mask));
    }
    if (LANES == 16) {
      a = a.add(a.rearrange(BY_8));
    }
    if (LANES == 8) {
      a = a.add(b);
    }
    if (LANES == 4) {
      a = a.add(c).add(b.add(d));
    }
    if (LANES >= 8) {
      a = a.add(a.rearrange(BY_4));
    }
    a = a.add(a.rearrange(BY_2));
    a = a.add(a.rearrange(BY_1));
    return a.lane(0);
  }

  /**
   * {@link ScalarReduction#max}. A maximum is the same in any order, so whole vectors go through
   * loops without a branch or a mask, which the compiler would now and then box, and the rest is
   * done one by one.
   */
  public static float max(long x, long length) {
    long fours = length - length % (4 * LANES);
    long whole = length - length % LANES;
    float max = Float.NEGATIVE_INFINITY;
    if (fours > 0) {
      max = MAX_OF_FOURS.reduce(x, fours);
    }
    if (whole > fours) {
      max = Math.max(max, MAX.reduce(x + 4 * fours, whole - fours));
    }
    for (long i = whole; i < length; i++) {
      max = Math.max(max, get(ALL, x, i));
    }
    return max;
  }

  /** Of whole vectors, at least one. */
  static float maxLoop(long x, long length) {
    FloatVector a = fromMemorySegment(F, ALL, x, ORDER);
    for (long i = LANES; i < length; i += LANES) {
      a = a.max(fromMemorySegment(F, ALL, x + 4 * i, ORDER));
    }
    return maxLane(a);
  }

  /** Of whole fours of vectors, at least one: four chains, to hide the latency of each. */
  static float maxOfFoursLoop(long x, long length) {
    FloatVector a = fromMemorySegment(F, ALL, x, ORDER);
    FloatVector b = fromMemorySegment(F, ALL, x + 4 * LANES, ORDER);
    FloatVector c = fromMemorySegment(F, ALL, x + 8 * LANES, ORDER);
    FloatVector d = fromMemorySegment(F, ALL, x + 12 * LANES, ORDER);
    for (long i = 4 * LANES; i < length; i += 4 * LANES) {
      a = a.max(fromMemorySegment(F, ALL, x + 4 * i, ORDER));
      b = b.max(fromMemorySegment(F, ALL, x + 4 * (i + LANES), ORDER));
      c = c.max(fromMemorySegment(F, ALL, x + 4 * (i + 2 * LANES), ORDER));
      d = d.max(fromMemorySegment(F, ALL, x + 4 * (i + 3 * LANES), ORDER));
    }
    return maxLane(a.max(b).max(c.max(d)));
  }

  private static float maxLane(FloatVector v) {
    FloatVector a = v;
    if (LANES == 16) {
      a = a.max(a.rearrange(BY_8));
    }
    if (LANES >= 8) {
      a = a.max(a.rearrange(BY_4));
    }
    a = a.max(a.rearrange(BY_2));
    return a.max(a.rearrange(BY_1)).lane(0);
  }

  /** {@link ScalarReduction#sumRows}. */
  public static void sumRows(long x, long out, long columns, long fromRow, long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      set(ALL, out, r, sum(x + r * columns * Float.BYTES, columns));
    }
  }

  /** {@link ScalarReduction#maxRows}. */
  public static void maxRows(long x, long out, long columns, long fromRow, long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      set(ALL, out, r, max(x + r * columns * Float.BYTES, columns));
    }
  }

  /** {@link ScalarReduction#sumColumns}. */
  public static void sumColumns(
      long x, long out, long rows, long columns, long fromColumn, long toColumn) {
    SUM_COLUMNS.reduceColumns(x, out, rows, columns, fromColumn, toColumn);
  }

  static void sumColumnsLoop(
      long x, long out, long rows, long columns, long fromColumn, long toColumn) {
    long c = fromColumn;
    for (; c + COLUMN_VECTORS * LANES <= toColumn; c += COLUMN_VECTORS * LANES) {
      sumFourVectors(x, out, rows, columns, c);
    }
    for (; c + LANES <= toColumn; c += LANES) {
      sumVector(x, out, rows, columns, c);
    }
    if (c < toColumn) {
      ScalarReduction.sumColumns(ALL, x, ALL, out, rows, columns, c, toColumn);
    }
  }

  /** {@link ScalarReduction#sumMiddle}. */
  public static void sumMiddle(long x, long out, long middle, long inner, long from, long to) {
    for (long i = from; i < to; ) {
      long o = i / inner;
      long column = i % inner;
      long end = Math.min(inner, column + to - i);
      long start = o * inner * Float.BYTES;
      sumColumns(x + middle * start, out + start, middle, inner, column, end);
      i += end - column;
    }
  }

  private static void sumFourVectors(long x, long out, long rows, long columns, long c) {
    FloatVector s0 = FloatVector.zero(F);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    long i = c;
    for (long r = 0; r < rows; r++) {
      s0 = s0.add(load(x, i));
      s1 = s1.add(load(x, i + LANES));
      s2 = s2.add(load(x, i + 2 * LANES));
      s3 = s3.add(load(x, i + 3 * LANES));
      i += columns;
    }
    store(s0, out, c);
    store(s1, out, c + LANES);
    store(s2, out, c + 2 * LANES);
    store(s3, out, c + 3 * LANES);
  }

  private static void sumVector(long x, long out, long rows, long columns, long c) {
    FloatVector sum = FloatVector.zero(F);
    long i = c;
    for (long r = 0; r < rows; r++) {
      sum = sum.add(load(x, i));
      i += columns;
    }
    store(sum, out, c);
  }

  private static VectorShuffle<Float> rotation(int distance) {
    return VectorShuffle.iota(F, distance % LANES, 1, true);
  }
}
