// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMemory.get;
import static io.neurozoo.cpu.kernel.ScalarMemory.set;

import java.lang.foreign.MemorySegment;

/**
 * Sums and maxima of float32 arrays, without the vector API.
 *
 * <p>Contiguous data is summed over 16 virtual lanes, whatever the vector width: lane j takes the
 * elements j, j + 16, j + 32, ... in that order, starting from +0; then lane j takes lane j + 8 for
 * j < 8, lane j + 4 for j < 4, and so on down to one value. Over any other axis each output is one
 * sum in increasing order, starting from +0. A maximum is {@link ScalarMath#maximum}, so NaN if any
 * element is, and the same in any order.
 */
public final class ScalarReduction {
  private static final int VIRTUAL_LANES = 16;

  private ScalarReduction() {}

  /** Sum of {@code length} elements; +0 of none. */
  public static float sum(MemorySegment x, long xAt, long length) {
    return (sumFourLanes(x, xAt, length, 0) + sumFourLanes(x, xAt, length, 2))
        + (sumFourLanes(x, xAt, length, 1) + sumFourLanes(x, xAt, length, 3));
  }

  /** Maximum of {@code length} elements; -infinity of none. */
  public static float max(MemorySegment x, long xAt, long length) {
    float max = Float.NEGATIVE_INFINITY;
    for (long i = 0; i < length; i++) {
      max = ScalarMath.maximum(max, get(x, xAt, i));
    }
    return max;
  }

  /** out[r] = sum over c of x[r, c] for each row r of [fromRow, toRow). */
  public static void sumRows(
      MemorySegment x,
      long xAt,
      MemorySegment out,
      long outAt,
      long columns,
      long fromRow,
      long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      set(out, outAt, r, sum(x, xAt + r * columns * Float.BYTES, columns));
    }
  }

  /** out[r] = maximum over c of x[r, c] for each row r of [fromRow, toRow). */
  public static void maxRows(
      MemorySegment x,
      long xAt,
      MemorySegment out,
      long outAt,
      long columns,
      long fromRow,
      long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      set(out, outAt, r, max(x, xAt + r * columns * Float.BYTES, columns));
    }
  }

  /** out[c] = sum over r of x[r, c] for each column c of [fromColumn, toColumn). */
  public static void sumColumns(
      MemorySegment x,
      long xAt,
      MemorySegment out,
      long outAt,
      long rows,
      long columns,
      long fromColumn,
      long toColumn) {
    for (long c = fromColumn; c < toColumn; c++) {
      set(out, outAt, c, 0f);
    }
    for (long r = 0; r < rows; r++) {
      long row = xAt + r * columns * Float.BYTES;
      for (long c = fromColumn; c < toColumn; c++) {
        set(out, outAt, c, get(out, outAt, c) + get(x, row, c));
      }
    }
  }

  /**
   * out[o, i] = sum over m of x[o, m, i], for x of shape [outer, middle, inner] and each element of
   * [from, to) of the flat output [outer, inner].
   */
  public static void sumMiddle(
      MemorySegment x,
      long xAt,
      MemorySegment out,
      long outAt,
      long middle,
      long inner,
      long from,
      long to) {
    for (long i = from; i < to; ) {
      long o = i / inner;
      long column = i % inner;
      long end = Math.min(inner, column + to - i);
      long xStart = xAt + o * middle * inner * Float.BYTES;
      long outStart = outAt + o * inner * Float.BYTES;
      sumColumns(x, xStart, out, outStart, middle, inner, column, end);
      i += end - column;
    }
  }

  /** (lane j + lane j+8) + (lane j+4 + lane j+12). */
  private static float sumFourLanes(MemorySegment x, long xAt, long length, long j) {
    float a = 0f;
    float b = 0f;
    float c = 0f;
    float d = 0f;
    long i = j;
    for (; i + 12 < length; i += VIRTUAL_LANES) {
      a += get(x, xAt, i);
      b += get(x, xAt, i + 4);
      c += get(x, xAt, i + 8);
      d += get(x, xAt, i + 12);
    }
    a = i < length ? a + get(x, xAt, i) : a;
    b = i + 4 < length ? b + get(x, xAt, i + 4) : b;
    c = i + 8 < length ? c + get(x, xAt, i + 8) : c;
    return (a + c) + (b + d);
  }
}
