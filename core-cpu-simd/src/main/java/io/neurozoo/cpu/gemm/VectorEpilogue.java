// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static io.neurozoo.cpu.gemm.VectorPanel.VECTOR;
import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.ORDER;
import static io.neurozoo.cpu.kernel.Simd.F;
import static jdk.incubator.vector.VectorOperators.LE;

import io.neurozoo.cpu.kernel.VectorMath;
import io.neurozoo.cpu.kernel.VectorTile;
import jdk.incubator.vector.FloatVector;

/**
 * The epilogue's cheap steps over a tile that has just been computed and still lies in the L1
 * cache. {@link VectorGemm} does the others, tanh and sigmoid, over all its rows: they would exceed
 * what the compiler inlines here.
 */
final class VectorEpilogue {
  private VectorEpilogue() {}

  /**
   * Ends a tile of whole vectors.
   *
   * @param bias address of the tile's part of the bias
   * @param matrix address of the tile of the residual, or of what a gradient reads
   */
  static void apply(
      Epilogue epilogue,
      long c,
      long cRow,
      int rows,
      int vectors,
      long bias,
      long matrix,
      long matrixRow) {
    if (epilogue.bias()) {
      addBias(c, cRow, rows, vectors, bias);
    }
    if (epilogue.residual()) {
      VectorTile.add(c, cRow, matrix, matrixRow, rows, vectors);
    }
    switch (epilogue.activation()) {
      case NONE, TANH, SIGMOID -> {}
      case RELU -> relu(c, cRow, rows, vectors);
      case RELU_GRADIENT -> VectorTile.reluGradient(c, cRow, matrix, matrixRow, rows, vectors);
      case TANH_GRADIENT -> VectorTile.tanhGradient(c, cRow, matrix, matrixRow, rows, vectors);
      case SIGMOID_GRADIENT ->
          VectorTile.sigmoidGradient(c, cRow, matrix, matrixRow, rows, vectors);
    }
  }

  private static void addBias(long c, long cRow, int rows, int vectors, long bias) {
    for (int v = 0; v < vectors; v++) {
      FloatVector addend = FloatVector.fromMemorySegment(F, ALL, bias + v * VECTOR, ORDER);
      long at = c + v * VECTOR;
      for (int r = 0; r < rows; r++) {
        FloatVector x = FloatVector.fromMemorySegment(F, ALL, at, ORDER);
        x.add(addend).intoMemorySegment(ALL, at, ORDER);
        at += cRow;
      }
    }
  }

  /** {@link VectorMath#relu}, written out: see {@link VectorGemm}. */
  private static void relu(long c, long cRow, int rows, int vectors) {
    FloatVector zero = FloatVector.zero(F);
    for (int v = 0; v < vectors; v++) {
      long at = c + v * VECTOR;
      for (int r = 0; r < rows; r++) {
        FloatVector x = FloatVector.fromMemorySegment(F, ALL, at, ORDER);
        x.blend(zero, x.compare(LE, zero)).intoMemorySegment(ALL, at, ORDER);
        at += cRow;
      }
    }
  }
}
