// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.FLOAT;
import static io.neurozoo.cpu.kernel.NativeMemory.ORDER;
import static io.neurozoo.cpu.kernel.Simd.F;
import static io.neurozoo.cpu.kernel.Simd.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Panels: the columns of B that one pass over A uses, a few vectors wide, copied to lie one row
 * after the other. Columns missing from the last vector are zero.
 */
final class VectorPanel {
  /** Bytes of a vector. */
  static final long VECTOR = LANES * 4L;

  /**
   * Vectors across a full panel. With the four rows of a tile, 16 sums suit the 32 registers that
   * come with 512-bit vectors, 12 the 16 registers of narrower machines.
   */
  static final int VECTORS = LANES == 16 ? 4 : 3;

  /** Columns of a full panel. */
  static final int WIDTH = VECTORS * LANES;

  private VectorPanel() {}

  /** The vectors that {@code columns} columns need. */
  static int vectors(int columns) {
    return (columns + LANES - 1) / LANES;
  }

  /** Packs {@code columns} columns of a row-major matrix, its rows {@code stride} bytes apart. */
  static void pack(long source, long stride, int rows, int columns, long panel) {
    long step = vectors(columns) * VECTOR;
    int whole = columns / LANES;
    if (whole == 4) {
      copyFour(source, stride, rows, panel, step);
    } else {
      for (int v = 0; v < whole; v++) {
        copy(source + v * VECTOR, stride, rows, panel + v * VECTOR, step);
      }
    }
    int tail = columns - whole * LANES;
    if (tail > 0) {
      copyPart(source + whole * VECTOR, stride, rows, tail, panel + whole * VECTOR, step);
    }
  }

  static void clear(long to, int vectors) {
    for (int v = 0; v < vectors; v++) {
      FloatVector.zero(F).intoMemorySegment(ALL, to + v * VECTOR, ORDER);
    }
  }

  /** Copies a column of vectors. */
  static void copy(long from, long fromStep, int rows, long to, long toStep) {
    for (int r = 0; r < rows; r++) {
      FloatVector.fromMemorySegment(F, ALL, from, ORDER).intoMemorySegment(ALL, to, ORDER);
      from += fromStep;
      to += toStep;
    }
  }

  private static void copyFour(long from, long fromStep, int rows, long to, long toStep) {
    for (int r = 0; r < rows; r++) {
      FloatVector v0 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
      FloatVector v1 = FloatVector.fromMemorySegment(F, ALL, from + VECTOR, ORDER);
      FloatVector v2 = FloatVector.fromMemorySegment(F, ALL, from + 2 * VECTOR, ORDER);
      FloatVector v3 = FloatVector.fromMemorySegment(F, ALL, from + 3 * VECTOR, ORDER);
      v0.intoMemorySegment(ALL, to, ORDER);
      v1.intoMemorySegment(ALL, to + VECTOR, ORDER);
      v2.intoMemorySegment(ALL, to + 2 * VECTOR, ORDER);
      v3.intoMemorySegment(ALL, to + 3 * VECTOR, ORDER);
      from += fromStep;
      to += toStep;
    }
  }

  /** Copies the first {@code columns < LANES} floats of each row, and zeros after them. */
  static void copyPart(long from, long fromStep, int rows, int columns, long to, long toStep) {
    VectorMask<Float> mask = F.indexInRange(0, columns);
    for (int r = 0; r < rows; r++) {
      FloatVector.fromMemorySegment(F, ALL, from, ORDER, mask).intoMemorySegment(ALL, to, ORDER);
      from += fromStep;
      to += toStep;
    }
  }

  /** Copies {@code columns} columns out of a panel and writes nothing beyond them. */
  static void unpack(long panel, int rows, int columns, long target, long stride) {
    long step = vectors(columns) * VECTOR;
    int whole = columns / LANES;
    for (int v = 0; v < whole; v++) {
      copy(panel + v * VECTOR, step, rows, target + v * VECTOR, stride);
    }
    VectorMask<Float> mask = F.indexInRange(0, columns - whole * LANES);
    long from = panel + whole * VECTOR;
    long to = target + whole * VECTOR;
    for (int r = 0; r < rows; r++) {
      FloatVector.fromMemorySegment(F, ALL, from, ORDER).intoMemorySegment(ALL, to, ORDER, mask);
      from += step;
      to += stride;
    }
  }

  /**
   * Packs {@code columns} rows of a row-major matrix as the columns of a panel.
   *
   * @param block address of {@link VectorTranspose#SCRATCH} bytes
   */
  static void packTransposed(
      long source, long stride, int rows, int columns, long panel, long block) {
    int vectors = vectors(columns);
    long step = vectors * VECTOR;
    int whole = rows - rows % LANES;
    for (int v = 0; v < vectors; v++) {
      long from = source + v * LANES * stride;
      long to = panel + v * VECTOR;
      int lanes = Math.min(LANES, columns - v * LANES);
      for (int r = 0; r < whole; r += LANES) {
        VectorTranspose.square(from + r * 4L, stride, lanes, to + r * step, step, block);
      }
      for (int r = whole; r < rows; r++) {
        for (int lane = 0; lane < lanes; lane++) {
          float value = ALL.get(FLOAT, from + lane * stride + r * 4L);
          ALL.set(FLOAT, to + r * step + lane * 4L, value);
        }
        for (int lane = lanes; lane < LANES; lane++) {
          ALL.set(FLOAT, to + r * step + lane * 4L, 0f);
        }
      }
    }
  }
}
