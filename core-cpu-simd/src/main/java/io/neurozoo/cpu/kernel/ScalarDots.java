// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMemory.get;
import static io.neurozoo.cpu.kernel.ScalarMemory.set;

import java.lang.foreign.MemorySegment;

/**
 * Dot products of contiguous float32 arrays, without the vector API.
 *
 * <p>They are summed as {@link ScalarReduction} sums: lane j of 16 takes the terms j, j + 16, j +
 * 32, ... in that order, {@code lane = fma(x, y, lane)} from +0, and the same tree combines the
 * lanes.
 */
public final class ScalarDots {
  private static final int VIRTUAL_LANES = 16;

  private ScalarDots() {}

  /** The sum of x[p] y[p] over {@code length} terms; +0 of none. */
  static float dot(MemorySegment x, long xAt, MemorySegment y, long yAt, long length) {
    return (fourLanes(x, xAt, y, yAt, length, 0) + fourLanes(x, xAt, y, yAt, length, 2))
        + (fourLanes(x, xAt, y, yAt, length, 1) + fourLanes(x, xAt, y, yAt, length, 3));
  }

  /** Sets out[r] to the dot product of x[terms] and row r of y[rows, terms]. */
  public static void dots(
      MemorySegment x,
      long xAt,
      MemorySegment y,
      long yAt,
      long terms,
      long rows,
      MemorySegment out,
      long outAt) {
    for (long r = 0; r < rows; r++) {
      set(out, outAt, r, dot(x, xAt, y, yAt + r * terms * Float.BYTES, terms));
    }
  }

  /** (lane j + lane j+8) + (lane j+4 + lane j+12): four sums at a time, to overlap their chains. */
  private static float fourLanes(
      MemorySegment x, long xAt, MemorySegment y, long yAt, long length, long j) {
    float a = 0f;
    float b = 0f;
    float c = 0f;
    float d = 0f;
    long i = j;
    for (; i + 12 < length; i += VIRTUAL_LANES) {
      a = Math.fma(get(x, xAt, i), get(y, yAt, i), a);
      b = Math.fma(get(x, xAt, i + 4), get(y, yAt, i + 4), b);
      c = Math.fma(get(x, xAt, i + 8), get(y, yAt, i + 8), c);
      d = Math.fma(get(x, xAt, i + 12), get(y, yAt, i + 12), d);
    }
    a = i < length ? Math.fma(get(x, xAt, i), get(y, yAt, i), a) : a;
    b = i + 4 < length ? Math.fma(get(x, xAt, i + 4), get(y, yAt, i + 4), b) : b;
    c = i + 8 < length ? Math.fma(get(x, xAt, i + 8), get(y, yAt, i + 8), c) : c;
    return (a + c) + (b + d);
  }
}
