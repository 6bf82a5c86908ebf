// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.NativeMemory.ADDRESS;
import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.FLOAT;
import static io.neurozoo.cpu.kernel.NativeMemory.ORDER;
import static io.neurozoo.cpu.kernel.Simd.F;
import static io.neurozoo.cpu.kernel.Simd.LANES;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link ScalarDots} of one array x with each row of a matrix y, on absolute addresses with the
 * vector API: the same bits, faster.
 *
 * <p>The 16 virtual lanes of a row are one vector of 512 bits, two of 256 or four of 128. Four
 * vectors of lanes are summed in registers, whatever their width: those of four rows, two or one.
 * That hides enough of an FMA's latency to read as fast as the L2 cache gives. Eight rows would use
 * each vector of x more often, but rows that are a multiple of 4 KiB long meet in one set of the L1
 * cache, which holds eight lines: 128 rows of 1,024 terms reached 39 GFLOP/s, with four rows 48.
 */
public final class VectorDots {
  private static final int VIRTUAL_LANES = 16;

  /** Rows whose lanes are combined at once, since their results fill 16 lanes. */
  public static final int BLOCK = 16;

  /** Bytes of a row's lanes. */
  private static final long ROW = VIRTUAL_LANES * 4L;

  /** Bytes of scratch: the lanes of a block of rows. */
  public static final long SCRATCH = BLOCK * ROW;

  private static final long VECTOR = LANES * 4L;

  /** The vectors that hold the lanes of a row. */
  private static final int VECTORS = VIRTUAL_LANES / LANES;

  /** The rows whose lanes are four vectors. */
  private static final int ROWS = 4 / VECTORS;

  // Of four vectors of y, where the factors of each are in x.
  private static final long X1 = place(1, 0);
  private static final long X2 = place(2, 0);
  private static final long X3 = place(3, 0);

  private static final Loop FOUR = Loop.of(VectorDots.class, "fourVectorsLoop");
  private static final Loop ROW_BY_ROW = Loop.of(VectorDots.class, "rowsLoop");
  private static final Loop TAIL = Loop.of(VectorDots.class, "tailLoop");

  private VectorDots() {}

  /**
   * Sets out[r] to the dot product of x[terms] and row r of y[rows, terms].
   *
   * @param scratch address of {@link #SCRATCH} bytes
   */
  public static void dots(long x, long y, int terms, int rows, long out, long scratch) {
    for (int r = 0; r < rows; r += BLOCK) {
      block(x, y + r * 4L * terms, terms, Math.min(BLOCK, rows - r), out + r * 4L, scratch);
    }
  }

  private static void block(long x, long y, int terms, int rows, long out, long lanes) {
    long yRow = 4L * terms;
    int steps = terms / VIRTUAL_LANES;
    int together = rows - rows % ROWS;
    if (together > 0) {
      FOUR.dots(x, y, yRow, steps, together, lanes);
    }
    if (together < rows) {
      ROW_BY_ROW.dots(x, y + together * yRow, yRow, steps, rows - together, lanes + together * ROW);
    }
    int tail = terms % VIRTUAL_LANES;
    if (tail > 0) {
      TAIL.dots(x + steps * ROW, y + steps * ROW, yRow, tail, rows, lanes);
    }
    if (rows == BLOCK) {
      VectorLaneTree.sums(lanes, rows, out);
    } else {
      VectorLaneTree.sums(lanes, rows, lanes);
      for (int r = 0; r < rows; r++) {
        ALL.set(FLOAT, out + r * 4L, ALL.get(FLOAT, lanes + r * 4L));
      }
    }
  }

  /**
   * The lanes of a multiple of {@link #ROWS} rows, 16 terms at a step and four steps at once, which
   * took 256 rows of 512 terms from 47 to 51 GFLOP/s. Where rows share a vector of x, the compiler
   * sees that it is loaded once.
   */
  static void fourVectorsLoop(long x, long y, long yRow, int steps, int rows, long lanes) {
    long y1 = place(1, yRow);
    long y2 = place(2, yRow);
    long y3 = place(3, yRow);
    for (int r = rows; r > 0; r -= ROWS) {
      FloatVector s0 = FloatVector.zero(F);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      long xNext = x;
      long yNext = y;
      int p = steps;
      for (; p >= 4; p -= 4) {
        long at = xNext & ADDRESS;
        long at0 = yNext & ADDRESS;
        long at1 = (yNext + y1) & ADDRESS;
        long at2 = (yNext + y2) & ADDRESS;
        long at3 = (yNext + y3) & ADDRESS;
        FloatVector a0 = fromMemorySegment(F, ALL, at, ORDER);
        s0 = a0.fma(fromMemorySegment(F, ALL, at0, ORDER), s0);
        FloatVector a1 = fromMemorySegment(F, ALL, at + X1, ORDER);
        s1 = a1.fma(fromMemorySegment(F, ALL, at1, ORDER), s1);
        FloatVector a2 = fromMemorySegment(F, ALL, at + X2, ORDER);
        s2 = a2.fma(fromMemorySegment(F, ALL, at2, ORDER), s2);
        FloatVector a3 = fromMemorySegment(F, ALL, at + X3, ORDER);
        s3 = a3.fma(fromMemorySegment(F, ALL, at3, ORDER), s3);
        FloatVector b0 = fromMemorySegment(F, ALL, at + ROW, ORDER);
        s0 = b0.fma(fromMemorySegment(F, ALL, at0 + ROW, ORDER), s0);
        FloatVector b1 = fromMemorySegment(F, ALL, at + X1 + ROW, ORDER);
        s1 = b1.fma(fromMemorySegment(F, ALL, at1 + ROW, ORDER), s1);
        FloatVector b2 = fromMemorySegment(F, ALL, at + X2 + ROW, ORDER);
        s2 = b2.fma(fromMemorySegment(F, ALL, at2 + ROW, ORDER), s2);
        FloatVector b3 = fromMemorySegment(F, ALL, at + X3 + ROW, ORDER);
        s3 = b3.fma(fromMemorySegment(F, ALL, at3 + ROW, ORDER), s3);
        FloatVector c0 = fromMemorySegment(F, ALL, at + 2 * ROW, ORDER);
        s0 = c0.fma(fromMemorySegment(F, ALL, at0 + 2 * ROW, ORDER), s0);
        FloatVector c1 = fromMemorySegment(F, ALL, at + X1 + 2 * ROW, ORDER);
        s1 = c1.fma(fromMemorySegment(F, ALL, at1 + 2 * ROW, ORDER), s1);
        FloatVector c2 = fromMemorySegment(F, ALL, at + X2 + 2 * ROW, ORDER);
        s2 = c2.fma(fromMemorySegment(F, ALL, at2 + 2 * ROW, ORDER), s2);
        FloatVector c3 = fromMemorySegment(F, ALL, at + X3 + 2 * ROW, ORDER);
        s3 = c3.fma(fromMemorySegment(F, ALL, at3 + 2 * ROW, ORDER), s3);
        FloatVector d0 = fromMemorySegment(F, ALL, at + 3 * ROW, ORDER);
        s0 = d0.fma(fromMemorySegment(F, ALL, at0 + 3 * ROW, ORDER), s0);
        FloatVector d1 = fromMemorySegment(F, ALL, at + X1 + 3 * ROW, ORDER);
        s1 = d1.fma(fromMemorySegment(F, ALL, at1 + 3 * ROW, ORDER), s1);
        FloatVector d2 = fromMemorySegment(F, ALL, at + X2 + 3 * ROW, ORDER);
        s2 = d2.fma(fromMemorySegment(F, ALL, at2 + 3 * ROW, ORDER), s2);
        FloatVector d3 = fromMemorySegment(F, ALL, at + X3 + 3 * ROW, ORDER);
        s3 = d3.fma(fromMemorySegment(F, ALL, at3 + 3 * ROW, ORDER), s3);
        xNext += 4 * ROW;
        yNext += 4 * ROW;
      }
      for (; p > 0; p--) {
        long at = xNext & ADDRESS;
        long at0 = yNext & ADDRESS;
        long at1 = (yNext + y1) & ADDRESS;
        long at2 = (yNext + y2) & ADDRESS;
        long at3 = (yNext + y3) & ADDRESS;
        FloatVector a0 = fromMemorySegment(F, ALL, at, ORDER);
        s0 = a0.fma(fromMemorySegment(F, ALL, at0, ORDER), s0);
        FloatVector a1 = fromMemorySegment(F, ALL, at + X1, ORDER);
        s1 = a1.fma(fromMemorySegment(F, ALL, at1, ORDER), s1);
        FloatVector a2 = fromMemorySegment(F, ALL, at + X2, ORDER);
        s2 = a2.fma(fromMemorySegment(F, ALL, at2, ORDER), s2);
        FloatVector a3 = fromMemorySegment(F, ALL, at + X3, ORDER);
        s3 = a3.fma(fromMemorySegment(F, ALL, at3, ORDER), s3);
        xNext += ROW;
        yNext += ROW;
      }
      s0.intoMemorySegment(ALL, lanes & ADDRESS, ORDER);
      s1.intoMemorySegment(ALL, (lanes & ADDRESS) + VECTOR, ORDER);
      s2.intoMemorySegment(ALL, (lanes & ADDRESS) + 2 * VECTOR, ORDER);
      s3.intoMemorySegment(ALL, (lanes & ADDRESS) + 3 * VECTOR, ORDER);
      y += ROWS * yRow;
      lanes += 4 * VECTOR;
    }
  }

  /** Where vector i of four begins: the vectors of a row, then those of the next. */
  private static long place(int i, long yRow) {
    return i / VECTORS * yRow + i % VECTORS * VECTOR;
  }

  /** The lanes of any number of rows, 16 terms at a step. */
  static void rowsLoop(long x, long y, long yRow, int steps, int rows, long lanes) {
    for (int r = rows; r > 0; r--) {
      FloatVector s0 = FloatVector.zero(F);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      long xAt = x;
      long yAt = y;
      for (int p = steps; p > 0; p--) {
        FloatVector x0 = fromMemorySegment(F, ALL, xAt & ADDRESS, ORDER);
        s0 = x0.fma(fromMemorySegment(F, ALL, yAt & ADDRESS, ORDER), s0);
        if (VECTORS >= 2) {
          FloatVector x1 = fromMemorySegment(F, ALL, (xAt + VECTOR) & ADDRESS, ORDER);
          s1 = x1.fma(fromMemorySegment(F, ALL, (yAt + VECTOR) & ADDRESS, ORDER), s1);
        }
        if (VECTORS == 4) {
          FloatVector x2 = fromMemorySegment(F, ALL, (xAt + 2 * VECTOR) & ADDRESS, ORDER);
          s2 = x2.fma(fromMemorySegment(F, ALL, (yAt + 2 * VECTOR) & ADDRESS, ORDER), s2);
          FloatVector x3 = fromMemorySegment(F, ALL, (xAt + 3 * VECTOR) & ADDRESS, ORDER);
          s3 = x3.fma(fromMemorySegment(F, ALL, (yAt + 3 * VECTOR) & ADDRESS, ORDER), s3);
        }
        xAt += ROW;
        yAt += ROW;
      }
      s0.intoMemorySegment(ALL, lanes & ADDRESS, ORDER);
      if (VECTORS >= 2) {
        s1.intoMemorySegment(ALL, (lanes & ADDRESS) + VECTOR, ORDER);
      }
      if (VECTORS == 4) {
        s2.intoMemorySegment(ALL, (lanes & ADDRESS) + 2 * VECTOR, ORDER);
        s3.intoMemorySegment(ALL, (lanes & ADDRESS) + 3 * VECTOR, ORDER);
      }
      y += yRow;
      lanes += ROW;
    }
  }

  /**
   * One more term, fewer than 16 in all, for each row. A missing one is -0 times +0, which leaves
   * every lane as it is, even one that rounded to -0.
   */
  static void tailLoop(long x, long y, long yRow, int terms, int rows, long lanes) {
    FloatVector nothing = FloatVector.broadcast(F, -0f);
    for (int j = 0; j < terms; j += LANES) {
      VectorMask<Float> mask = F.indexInRange(j, terms);
      FloatVector factor = nothing.blend(fromMemorySegment(F, ALL, x, ORDER, mask), mask);
      long from = y;
      long to = lanes;
      for (int r = rows; r > 0; r--) {
        FloatVector sum = fromMemorySegment(F, ALL, to, ORDER);
        sum = factor.fma(fromMemorySegment(F, ALL, from, ORDER, mask), sum);
        sum.intoMemorySegment(ALL, to, ORDER);
        from += yRow;
        to += ROW;
      }
      x += VECTOR;
      y += VECTOR;
      lanes += VECTOR;
    }
  }
}
