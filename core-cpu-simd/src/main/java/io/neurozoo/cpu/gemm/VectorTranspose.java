// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static io.neurozoo.cpu.gemm.VectorPanel.VECTOR;
import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.ORDER;
import static io.neurozoo.cpu.kernel.Simd.F;
import static io.neurozoo.cpu.kernel.Simd.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Transposes a square of LANES by LANES floats by perfect shuffles.
 *
 * <p>A pass interleaves row i with row i + LANES / 2 and leaves the result as rows 2i and 2i + 1.
 * It rotates the 2 log2(LANES) bits of a float's index (row, lane) by one place, so log2(LANES)
 * passes exchange row and lane. Two passes at a time stay in registers.
 */
final class VectorTranspose {
  /** Bytes of scratch: two squares. */
  static final long SCRATCH = 2 * LANES * VECTOR;

  private static final int HALF = LANES / 2;
  private static final int QUARTER = LANES / 4;
  private static final VectorMask<Float> ODD = VectorMask.fromLong(F, 0xAAAA);

  /** The lower half of the lanes, each twice: 0 0 1 1 2 2 ... */
  private static final VectorShuffle<Float> LOW = VectorShuffle.fromOp(F, lane -> lane / 2);

  private static final VectorShuffle<Float> HIGH = VectorShuffle.fromOp(F, lane -> HALF + lane / 2);

  private VectorTranspose() {}

  /**
   * Transposes the first {@code rows} rows at {@code from}, and zeros in place of the others, to
   * LANES rows at {@code to}.
   *
   * @param scratch address of {@link #SCRATCH} bytes
   */
  static void square(long from, long fromStep, int rows, long to, long toStep, long scratch) {
    long between = scratch;
    if (rows < LANES) {
      VectorPanel.copy(from, fromStep, rows, scratch, VECTOR);
      VectorPanel.clear(scratch + rows * VECTOR, LANES - rows);
      from = scratch;
      fromStep = VECTOR;
      between = scratch + LANES * VECTOR;
    }
    switch (LANES) {
      case 4 -> twoPasses(from, fromStep, to, toStep);
      case 8 -> {
        onePass(from, fromStep, between, VECTOR);
        twoPasses(between, VECTOR, to, toStep);
      }
      default -> {
        twoPasses(from, fromStep, between, VECTOR);
        twoPasses(between, VECTOR, to, toStep);
      }
    }
  }

  private static void onePass(long from, long fromStep, long to, long toStep) {
    long half = HALF * fromStep;
    for (int i = 0; i < HALF; i++) {
      FloatVector x = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
      FloatVector y = FloatVector.fromMemorySegment(F, ALL, from + half, ORDER);
      from += fromStep;
      x.rearrange(LOW).blend(y.rearrange(LOW), ODD).intoMemorySegment(ALL, to, ORDER);
      to += toStep;
      x.rearrange(HIGH).blend(y.rearrange(HIGH), ODD).intoMemorySegment(ALL, to, ORDER);
      to += toStep;
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
      FloatVector y0 = x0.rearrange(LOW).blend(x2.rearrange(LOW), ODD);
      FloatVector y1 = x0.rearrange(HIGH).blend(x2.rearrange(HIGH), ODD);
      FloatVector y2 = x1.rearrange(LOW).blend(x3.rearrange(LOW), ODD);
      FloatVector y3 = x1.rearrange(HIGH).blend(x3.rearrange(HIGH), ODD);
      y0.rearrange(LOW).blend(y2.rearrange(LOW), ODD).intoMemorySegment(ALL, to, ORDER);
      to += toStep;
      y0.rearrange(HIGH).blend(y2.rearrange(HIGH), ODD).intoMemorySegment(ALL, to, ORDER);
      to += toStep;
      y1.rearrange(LOW).blend(y3.rearrange(LOW), ODD).intoMemorySegment(ALL, to, ORDER);
      to += toStep;
      y1.rearrange(HIGH).blend(y3.rearrange(HIGH), ODD).intoMemorySegment(ALL, to, ORDER);
      to += toStep;
    }
  }
}
