// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.ORDER;
import static io.neurozoo.cpu.kernel.Simd.F;
import static io.neurozoo.cpu.kernel.Simd.LANES;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;

/**
 * x = f(x, y) over two tiles of whole vectors, {@code rows} rows of {@code vectors} vectors each, a
 * row {@code xRow} or {@code yRow} bytes after the other: what a matrix product does to its result
 * with another matrix. All are one row and one vector at least.
 *
 * <p>The gradients round as the separate ops do, {@link ScalarTile}.
 */
public final class VectorTile {
  private static final long VECTOR = LANES * 4L;
  private static final Loop ADD = Loop.of(VectorTile.class, "addLoop");
  private static final Loop RELU_GRADIENT = Loop.of(VectorTile.class, "reluGradientLoop");
  private static final Loop TANH_GRADIENT = Loop.of(VectorTile.class, "tanhGradientLoop");
  private static final Loop SIGMOID_GRADIENT = Loop.of(VectorTile.class, "sigmoidGradientLoop");

  private VectorTile() {}

  /** x + y. */
  public static void add(long x, long xRow, long y, long yRow, int rows, int vectors) {
    ADD.tile(x, xRow, y, yRow, rows, vectors);
  }

  /** {@link ScalarTile#reluGradient}. */
  public static void reluGradient(long x, long xRow, long y, long yRow, int rows, int vectors) {
    RELU_GRADIENT.tile(x, xRow, y, yRow, rows, vectors);
  }

  /** {@link ScalarTile#tanhGradient}. */
  public static void tanhGradient(long x, long xRow, long y, long yRow, int rows, int vectors) {
    TANH_GRADIENT.tile(x, xRow, y, yRow, rows, vectors);
  }

  /** {@link ScalarTile#sigmoidGradient}. */
  public static void sigmoidGradient(long x, long xRow, long y, long yRow, int rows, int vectors) {
    SIGMOID_GRADIENT.tile(x, xRow, y, yRow, rows, vectors);
  }

  static void addLoop(long x, long xRow, long y, long yRow, int rows, int vectors) {
    for (int r = 0; r < rows; r++) {
      for (long at = 0; at < vectors * VECTOR; at += VECTOR) {
        FloatVector a = fromMemorySegment(F, ALL, x + at, ORDER);
        a.add(fromMemorySegment(F, ALL, y + at, ORDER)).intoMemorySegment(ALL, x + at, ORDER);
      }
      x += xRow;
      y += yRow;
    }
  }

  static void reluGradientLoop(long x, long xRow, long y, long yRow, int rows, int vectors) {
    FloatVector zero = FloatVector.zero(F);
    FloatVector one = FloatVector.broadcast(F, 1f);
    for (int r = 0; r < rows; r++) {
      for (long at = 0; at < vectors * VECTOR; at += VECTOR) {
        FloatVector b = fromMemorySegment(F, ALL, y + at, ORDER);
        FloatVector gate = zero.blend(one, b.compare(GT, zero));
        fromMemorySegment(F, ALL, x + at, ORDER).mul(gate).intoMemorySegment(ALL, x + at, ORDER);
      }
      x += xRow;
      y += yRow;
    }
  }

  static void tanhGradientLoop(long x, long xRow, long y, long yRow, int rows, int vectors) {
    FloatVector one = FloatVector.broadcast(F, 1f);
    for (int r = 0; r < rows; r++) {
      for (long at = 0; at < vectors * VECTOR; at += VECTOR) {
        FloatVector b = fromMemorySegment(F, ALL, y + at, ORDER);
        FloatVector slope = one.sub(b.mul(b));
        fromMemorySegment(F, ALL, x + at, ORDER).mul(slope).intoMemorySegment(ALL, x + at, ORDER);
      }
      x += xRow;
      y += yRow;
    }
  }

  static void sigmoidGradientLoop(long x, long xRow, long y, long yRow, int rows, int vectors) {
    FloatVector one = FloatVector.broadcast(F, 1f);
    for (int r = 0; r < rows; r++) {
      for (long at = 0; at < vectors * VECTOR; at += VECTOR) {
        FloatVector b = fromMemorySegment(F, ALL, y + at, ORDER);
        FloatVector slope = b.mul(one.sub(b));
        fromMemorySegment(F, ALL, x + at, ORDER).mul(slope).intoMemorySegment(ALL, x + at, ORDER);
      }
      x += xRow;
      y += yRow;
    }
  }
}
