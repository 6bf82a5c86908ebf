// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.FLOAT;
import static io.neurozoo.cpu.kernel.NativeMemory.ORDER;
import static io.neurozoo.cpu.kernel.Simd.F;
import static io.neurozoo.cpu.kernel.Simd.LANES;

import io.neurozoo.cpu.kernel.VectorSquare;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Panels: columns of B, or rows of A, copied to lie as the micro-kernels read them. Each LANES of
 * them form a strip in which one vector follows the other, a vector for each term of the sums.
 * Columns missing from the last vector are zero.
 *
 * <p>Strips, and not rows as wide as a panel: what is written then stays within fewer pages'
 * offsets. A transposition whose loads and stores met at the same offsets took twice as long (B of
 * 784 by 128: 31 us as rows of two vectors, 14 us as strips).
 */
final class VectorPanel {
  /** Bytes of a vector. */
  static final long VECTOR = LANES * 4L;

  /** Bytes that a transposition needs: a square for missing rows, and one between passes. */
  static final long SQUARES = 2 * VectorSquare.BYTES;

  private VectorPanel() {}

  /** The vectors that {@code columns} columns need. */
  static int vectors(int columns) {
    return (columns + LANES - 1) / LANES;
  }

  /**
   * Packs {@code columns} columns of a row-major matrix, its rows {@code stride} bytes apart, as
   * strips of {@code depth} vectors.
   */
  static void pack(long source, long stride, int depth, int columns, long panel) {
    long strip = depth * VECTOR;
    int whole = columns / LANES;
    int v = 0;
    for (; v + 2 <= whole; v += 2) {
      copyTwo(source + v * VECTOR, stride, depth, panel + v * strip, strip);
    }
    if (v < whole) {
      copy(source + v * VECTOR, stride, depth, panel + v * strip, VECTOR);
    }
    int tail = columns - whole * LANES;
    if (tail > 0) {
      copyPart(source + whole * VECTOR, stride, depth, tail, panel + whole * strip);
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

  /** Copies two columns of vectors at once, since a cache line's neighbour comes cheaper. */
  private static void copyTwo(long from, long fromStep, int rows, long to, long strip) {
    for (int r = 0; r < rows; r++) {
      FloatVector v0 = FloatVector.fromMemorySegment(F, ALL, from, ORDER);
      FloatVector v1 = FloatVector.fromMemorySegment(F, ALL, from + VECTOR, ORDER);
      v0.intoMemorySegment(ALL, to, ORDER);
      v1.intoMemorySegment(ALL, to + strip, ORDER);
      from += fromStep;
      to += VECTOR;
    }
  }

  /** Copies the first {@code columns < LANES} floats of each row, and zeros after them. */
  static void copyPart(long from, long fromStep, int rows, int columns, long to) {
    VectorMask<Float> mask = F.indexInRange(0, columns);
    for (int r = 0; r < rows; r++) {
      FloatVector.fromMemorySegment(F, ALL, from, ORDER, mask).intoMemorySegment(ALL, to, ORDER);
      from += fromStep;
      to += VECTOR;
    }
  }

  /** Loads {@code columns} columns of C into a tile of whole vectors. */
  static void load(long source, long stride, int rows, int columns, long tile) {
    for (int r = 0; r < rows; r++) {
      pack(source + r * stride, 0, 1, columns, tile + r * vectors(columns) * VECTOR);
    }
  }

  /** Copies {@code columns} columns out of a tile and writes nothing beyond them. */
  static void unpack(long tile, int rows, int columns, long target, long stride) {
    long step = vectors(columns) * VECTOR;
    int whole = columns / LANES;
    for (int v = 0; v < whole; v++) {
      copy(tile + v * VECTOR, step, rows, target + v * VECTOR, stride);
    }
    VectorMask<Float> mask = F.indexInRange(0, columns - whole * LANES);
    long from = tile + whole * VECTOR;
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
   * @param block address of {@link #SQUARES} bytes
   */
  static void packTransposed(
      long source, long stride, int depth, int columns, long panel, long block) {
    int whole = depth - depth % LANES;
    for (int j = 0; j < columns; j += LANES) {
      long from = source + j * stride;
      int lanes = Math.min(LANES, columns - j);
      for (int p = 0; p < whole; p += LANES) {
        square(from + p * 4L, stride, lanes, panel + p * VECTOR, block);
      }
      for (int p = whole; p < depth; p++) {
        for (int lane = 0; lane < LANES; lane++) {
          float value = lane < lanes ? ALL.get(FLOAT, from + lane * stride + p * 4L) : 0f;
          ALL.set(FLOAT, panel + p * VECTOR + lane * 4L, value);
        }
      }
      panel += depth * VECTOR;
    }
  }

  /** Transposes the first {@code rows} rows, and zeros in place of the others, to LANES rows. */
  private static void square(long from, long fromStep, int rows, long to, long block) {
    if (rows == LANES) {
      VectorSquare.transpose(from, fromStep, to, VECTOR, block);
      return;
    }
    copy(from, fromStep, rows, block, VECTOR);
    clear(block + rows * VECTOR, LANES - rows);
    VectorSquare.transpose(block, VECTOR, to, VECTOR, block + VectorSquare.BYTES);
  }
}
