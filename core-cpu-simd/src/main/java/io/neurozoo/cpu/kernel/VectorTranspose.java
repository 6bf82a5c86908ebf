// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.ORDER;
import static io.neurozoo.cpu.kernel.Simd.F;
import static io.neurozoo.cpu.kernel.Simd.LANES;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import jdk.incubator.vector.VectorMask;

/**
 * {@link ScalarTranspose} on absolute addresses with the vector API, square by square. Squares at
 * the edges of the matrix that are not whole are copied to scratch memory and back.
 */
public final class VectorTranspose {
  private static final long VECTOR = LANES * 4L;

  /** Bytes of scratch: between the passes of a square, and a square before and after them. */
  public static final long SCRATCH = 3 * VectorSquare.BYTES;

  /** Up to so many floats of a square, moving each by itself takes less time. */
  private static final int FEW = 4 * LANES;

  private static final Loop WHOLE = Loop.of(VectorTranspose.class, "wholeLoop");
  private static final Loop PART = Loop.of(VectorTranspose.class, "partLoop");

  private VectorTranspose() {}

  /**
   * {@link ScalarTranspose#transpose}.
   *
   * @param scratch address of {@link #SCRATCH} bytes
   */
  public static void transpose(
      long x, long xRow, long out, long outRow, int rows, int columns, long scratch) {
    int whole = rows / LANES;
    int rest = rows % LANES;
    long xRest = x + whole * LANES * xRow;
    long outRest = out + whole * VECTOR;
    for (int c = 0; c < columns; c += LANES) {
      int width = Math.min(LANES, columns - c);
      long from = c * 4L;
      long to = c * outRow;
      if (width < LANES) {
        for (int i = 0; i < whole; i++) {
          long xSquare = x + from + i * LANES * xRow;
          part(xSquare, xRow, out + to + i * VECTOR, outRow, LANES, width, scratch);
        }
      } else if (whole > 0) {
        WHOLE.squares(x + from, xRow, out + to, outRow, whole, scratch);
      }
      if (rest > 0) {
        part(xRest + from, xRow, outRest + to, outRow, rest, width, scratch);
      }
    }
  }

  private static void part(
      long x, long xRow, long out, long outRow, int rows, int columns, long scratch) {
    if (rows * columns <= FEW) {
      ScalarTranspose.transpose(ALL, x, xRow, ALL, out, outRow, rows, columns);
    } else {
      PART.square(x, xRow, out, outRow, rows, columns, scratch);
    }
  }

  /** One square below the other. */
  static void wholeLoop(long x, long xRow, long out, long outRow, int squares, long scratch) {
    for (int i = squares; i > 0; i--) {
      VectorSquare.transpose(x, xRow, out, outRow, scratch);
      x += LANES * xRow;
      out += VECTOR;
    }
  }

  /** What rows and columns the scratch has beyond those of the matrix is not copied back. */
  static void partLoop(
      long x, long xRow, long out, long outRow, int rows, int columns, long scratch) {
    VectorMask<Float> mask = F.indexInRange(0, columns);
    long before = scratch + VectorSquare.BYTES;
    for (long at = before; at < before + rows * VECTOR; at += VECTOR) {
      fromMemorySegment(F, ALL, x, ORDER, mask).intoMemorySegment(ALL, at, ORDER);
      x += xRow;
    }
    long after = before + VectorSquare.BYTES;
    VectorSquare.transpose(before, VECTOR, after, VECTOR, scratch);
    mask = F.indexInRange(0, rows);
    for (long at = after; at < after + columns * VECTOR; at += VECTOR) {
      fromMemorySegment(F, ALL, at, ORDER).intoMemorySegment(ALL, out, ORDER, mask);
      out += outRow;
    }
  }
}
