// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.ORDER;
import static io.neurozoo.cpu.kernel.Simd.F;
import static io.neurozoo.cpu.kernel.Simd.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * Transposes a square of LANES by LANES floats by perfect shuffles.
 *
 * <p>A pass interleaves row i with row i + LANES / 2 and leaves the result as rows 2i and 2i + 1.
 * It rotates the 2 log2(LANES) bits of a float's index (row, lane) by one place, so log2(LANES)
 * passes exchange row and lane. Sixteen rows of 512 bits stay in registers for all four passes
 * (0.46 cycles a float; two passes at a time took 0.58), narrower ones for two.
 */
public final class VectorSquare {
  private static final long VECTOR = LANES * 4L;

  /** Bytes of a square. */
  public static final long BYTES = LANES * VECTOR;

  private static final int HALF = LANES / 2;
  private static final int QUARTER = LANES / 4;

  private static final FloatVector LOW = VectorInterleave.LOW;
  private static final FloatVector HIGH = VectorInterleave.HIGH;

  private VectorSquare() {}

  /**
   * Transposes LANES rows at {@code from} to LANES rows at {@code to}, which begin a step of bytes
   * apart.
   *
   * @param between address of {@link #BYTES} bytes of scratch
   */
  public static void transpose(long from, long fromStep, long to, long toStep, long between) {
    switch (LANES) {
      case 4 -> twoPasses(from, fromStep, to, toStep);
      case 8 -> {
        onePass(from, fromStep, between);
        twoPasses(between, VECTOR, to, toStep);
      }
      default -> sixteen(from, fromStep, to, toStep);
    }
  }

  private static void onePass(long from, long fromStep, long to) {
    long half = HALF * fromStep;
    for (int i = 0; i < HALF; i++) {
      FloatVector x = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
      FloatVector y = FloatVector.fromMemorySegment(F, ALL, from + half, ORDER);
      from += fromStep;
      LOW.selectFrom(x, y).intoMemorySegment(ALL, to, ORDER);
      to += VECTOR;
      HIGH.selectFrom(x, y).intoMemorySegment(ALL, to, ORDER);
      to += VECTOR;
    }
  }

  private static void twoPasses(long from, long fromStep, long to, long toStep) {
    long quarter = QUARTER * fromStep;
    for (int i = 0; i < QUARTER; i++) {
      FloatVector x0 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
      FloatVector x1 = FloatVector.fromMemorySegment(F, ALL, from + quarter, ORDER);
      FloatVector x2 = FloatVector.fromMemorySegment(F, ALL, from + 2 * quarter, ORDER);
      FloatVector x3 = FloatVector.fromMemorySegment(F, ALL, from + 3 * quarter, ORDER);
      from += fromStep;
      FloatVector y0 = LOW.selectFrom(x0, x2);
      FloatVector y1 = HIGH.selectFrom(x0, x2);
      FloatVector y2 = LOW.selectFrom(x1, x3);
      FloatVector y3 = HIGH.selectFrom(x1, x3);
      LOW.selectFrom(y0, y2).intoMemorySegment(ALL, to, ORDER);
      to += toStep;
      HIGH.selectFrom(y0, y2).intoMemorySegment(ALL, to, ORDER);
      to += toStep;
      LOW.selectFrom(y1, y3).intoMemorySegment(ALL, to, ORDER);
      to += toStep;
      HIGH.selectFrom(y1, y3).intoMemorySegment(ALL, to, ORDER);
      to += toStep;
    }
  }

  /** Four passes over sixteen rows in registers. */
  private static void sixteen(long from, long fromStep, long to, long toStep) {
    FloatVector low = LOW;
    FloatVector high = HIGH;
    FloatVector a0 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a1 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a2 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a3 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a4 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a5 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a6 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a7 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a8 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a9 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a10 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a11 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a12 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a13 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a14 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    from += fromStep;
    FloatVector a15 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
    FloatVector b0 = low.selectFrom(a0, a8);
    FloatVector b1 = high.selectFrom(a0, a8);
    FloatVector b2 = low.selectFrom(a1, a9);
    FloatVector b3 = high.selectFrom(a1, a9);
    FloatVector b4 = low.selectFrom(a2, a10);
    FloatVector b5 = high.selectFrom(a2, a10);
    FloatVector b6 = low.selectFrom(a3, a11);
    FloatVector b7 = high.selectFrom(a3, a11);
    FloatVector b8 = low.selectFrom(a4, a12);
    FloatVector b9 = high.selectFrom(a4, a12);
    FloatVector b10 = low.selectFrom(a5, a13);
    FloatVector b11 = high.selectFrom(a5, a13);
    FloatVector b12 = low.selectFrom(a6, a14);
    FloatVector b13 = high.selectFrom(a6, a14);
    FloatVector b14 = low.selectFrom(a7, a15);
    FloatVector b15 = high.selectFrom(a7, a15);
    FloatVector c0 = low.selectFrom(b0, b8);
    FloatVector c1 = high.selectFrom(b0, b8);
    FloatVector c2 = low.selectFrom(b1, b9);
    FloatVector c3 = high.selectFrom(b1, b9);
    FloatVector c4 = low.selectFrom(b2, b10);
    FloatVector c5 = high.selectFrom(b2, b10);
    FloatVector c6 = low.selectFrom(b3, b11);
    FloatVector c7 = high.selectFrom(b3, b11);
    FloatVector c8 = low.selectFrom(b4, b12);
    FloatVector c9 = high.selectFrom(b4, b12);
    FloatVector c10 = low.selectFrom(b5, b13);
    FloatVector c11 = high.selectFrom(b5, b13);
    FloatVector c12 = low.selectFrom(b6, b14);
    FloatVector c13 = high.selectFrom(b6, b14);
    FloatVector c14 = low.selectFrom(b7, b15);
    FloatVector c15 = high.selectFrom(b7, b15);
    FloatVector d0 = low.selectFrom(c0, c8);
    FloatVector d1 = high.selectFrom(c0, c8);
    FloatVector d2 = low.selectFrom(c1, c9);
    FloatVector d3 = high.selectFrom(c1, c9);
    FloatVector d4 = low.selectFrom(c2, c10);
    FloatVector d5 = high.selectFrom(c2, c10);
    FloatVector d6 = low.selectFrom(c3, c11);
    FloatVector d7 = high.selectFrom(c3, c11);
    FloatVector d8 = low.selectFrom(c4, c12);
    FloatVector d9 = high.selectFrom(c4, c12);
    FloatVector d10 = low.selectFrom(c5, c13);
    FloatVector d11 = high.selectFrom(c5, c13);
    FloatVector d12 = low.selectFrom(c6, c14);
    FloatVector d13 = high.selectFrom(c6, c14);
    FloatVector d14 = low.selectFrom(c7, c15);
    FloatVector d15 = high.selectFrom(c7, c15);
    FloatVector e0 = low.selectFrom(d0, d8);
    FloatVector e1 = high.selectFrom(d0, d8);
    FloatVector e2 = low.selectFrom(d1, d9);
    FloatVector e3 = high.selectFrom(d1, d9);
    FloatVector e4 = low.selectFrom(d2, d10);
    FloatVector e5 = high.selectFrom(d2, d10);
    FloatVector e6 = low.selectFrom(d3, d11);
    FloatVector e7 = high.selectFrom(d3, d11);
    FloatVector e8 = low.selectFrom(d4, d12);
    FloatVector e9 = high.selectFrom(d4, d12);
    FloatVector e10 = low.selectFrom(d5, d13);
    FloatVector e11 = high.selectFrom(d5, d13);
    FloatVector e12 = low.selectFrom(d6, d14);
    FloatVector e13 = high.selectFrom(d6, d14);
    FloatVector e14 = low.selectFrom(d7, d15);
    FloatVector e15 = high.selectFrom(d7, d15);
    e0.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e1.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e2.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e3.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e4.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e5.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e6.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e7.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e8.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e9.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e10.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e11.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e12.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e13.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e14.intoMemorySegment(ALL, to, ORDER);
    to += toStep;
    e15.intoMemorySegment(ALL, to, ORDER);
  }
}
