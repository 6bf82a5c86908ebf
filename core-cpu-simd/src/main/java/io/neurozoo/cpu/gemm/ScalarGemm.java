// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import io.neurozoo.cpu.kernel.ScalarCopy;
import io.neurozoo.cpu.kernel.ScalarDots;
import io.neurozoo.cpu.kernel.ScalarMath;
import io.neurozoo.cpu.kernel.ScalarReduction;
import io.neurozoo.cpu.kernel.ScalarTile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The scalar twin of {@link VectorGemm}: the same bits, on bounded segments, without the Vector API
 * and without scratch. A unit is a row of C.
 */
public final class ScalarGemm {
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

  private final GemmShape shape;
  private final Epilogue epilogue;

  public ScalarGemm(GemmShape shape, Epilogue epilogue) {
    this.shape = shape;
    this.epilogue = epilogue;
  }

  /** The number of independent parts, at least 1. */
  public int units() {
    return shape.m();
  }

  /**
   * Computes the rows {@code fromUnit <= i < toUnit} of C. Offsets are in bytes and multiples of 4;
   * {@code bias} and {@code matrix}, what the epilogue reads besides, may be null where it has
   * none. C must not overlap an input. Where {@code sums} is not null, the first row's unit writes
   * the sums of B's columns there; B must not be transposed then.
   */
  public void run(
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      MemorySegment c,
      long cOffset,
      MemorySegment bias,
      long biasOffset,
      MemorySegment matrix,
      long matrixOffset,
      MemorySegment sums,
      long sumsOffset,
      int fromUnit,
      int toUnit) {
    int k = shape.k();
    int n = shape.n();
    if (sums != null && fromUnit == 0) {
      ScalarReduction.sumColumns(b, bOffset, sums, sumsOffset, k, n, 0, n);
    }
    long aRow = shape.transposeA() ? 4L : 4L * k;
    long aStep = shape.transposeA() ? 4L * shape.m() : 4L;
    for (int i = fromUnit; i < toUnit; i++) {
      long from = aOffset + i * aRow;
      long row = cOffset + 4L * i * n;
      if (shape.isDots()) {
        ScalarDots.dots(a, from, b, bOffset, k, n, c, row);
      } else if (shape.transposeB()) {
        chains(a, from, aStep, b, bOffset, c, row);
      } else {
        axpys(a, from, aStep, b, bOffset, c, row);
      }
      finish(c, row, bias, biasOffset, matrix, matrixOffset + 4L * i * n);
    }
  }

  /** A row of C as the sum of the rows of B, in order, each times one value of A. */
  private void axpys(
      MemorySegment a,
      long aRow,
      long aStep,
      MemorySegment b,
      long bOffset,
      MemorySegment c,
      long cRow) {
    int n = shape.n();
    ScalarCopy.fill(c, cRow, 0f, 0, n); // not a slice of C, which would be an object for every row
    for (int p = 0; p < shape.k(); p++) {
      axpy(a.get(FLOAT, aRow + p * aStep), b, bOffset + 4L * p * n, c, cRow, n);
    }
  }

  private static void axpy(
      float factor, MemorySegment x, long xOffset, MemorySegment y, long yOffset, int n) {
    for (int j = 0; j < n; j++) {
      float sum = y.get(FLOAT, yOffset + 4L * j);
      y.set(FLOAT, yOffset + 4L * j, Math.fma(factor, x.get(FLOAT, xOffset + 4L * j), sum));
    }
  }

  /** A row of C where B is transposed: four sums at a time, to overlap their chains. */
  private void chains(
      MemorySegment a,
      long aRow,
      long aStep,
      MemorySegment b,
      long bOffset,
      MemorySegment c,
      long cRow) {
    int n = shape.n();
    int k = shape.k();
    long bRow = 4L * k;
    int j = 0;
    for (; j + 4 <= n; j += 4) {
      long at = bOffset + j * bRow;
      float sum0 = 0f;
      float sum1 = 0f;
      float sum2 = 0f;
      float sum3 = 0f;
      for (int p = 0; p < k; p++) {
        float factor = a.get(FLOAT, aRow + p * aStep);
        sum0 = Math.fma(factor, b.get(FLOAT, at), sum0);
        sum1 = Math.fma(factor, b.get(FLOAT, at + bRow), sum1);
        sum2 = Math.fma(factor, b.get(FLOAT, at + 2 * bRow), sum2);
        sum3 = Math.fma(factor, b.get(FLOAT, at + 3 * bRow), sum3);
        at += 4;
      }
      c.set(FLOAT, cRow + 4L * j, sum0);
      c.set(FLOAT, cRow + 4L * j + 4, sum1);
      c.set(FLOAT, cRow + 4L * j + 8, sum2);
      c.set(FLOAT, cRow + 4L * j + 12, sum3);
    }
    for (; j < n; j++) {
      float sum = 0f;
      for (int p = 0; p < k; p++) {
        float factor = a.get(FLOAT, aRow + p * aStep);
        sum = Math.fma(factor, b.get(FLOAT, bOffset + j * bRow + 4L * p), sum);
      }
      c.set(FLOAT, cRow + 4L * j, sum);
    }
  }

  private void finish(
      MemorySegment c,
      long cRow,
      MemorySegment bias,
      long biasOffset,
      MemorySegment matrix,
      long matrixRow) {
    if (epilogue.bias()) {
      for (int j = 0; j < shape.n(); j++) {
        long at = cRow + 4L * j;
        c.set(FLOAT, at, c.get(FLOAT, at) + bias.get(FLOAT, biasOffset + 4L * j));
      }
    }
    if (epilogue.residual()) {
      for (int j = 0; j < shape.n(); j++) {
        long at = cRow + 4L * j;
        c.set(FLOAT, at, c.get(FLOAT, at) + matrix.get(FLOAT, matrixRow + 4L * j));
      }
    }
    if (epilogue.activation() != Activation.NONE) {
      for (int j = 0; j < shape.n(); j++) {
        long at = cRow + 4L * j;
        float y = epilogue.activation().isGradient() ? matrix.get(FLOAT, matrixRow + 4L * j) : 0f;
        c.set(FLOAT, at, activate(epilogue.activation(), c.get(FLOAT, at), y));
      }
    }
  }

  /** The activation of x, or the gradient x through one whose result was y. */
  static float activate(Activation activation, float x, float y) {
    return switch (activation) {
      case NONE -> x;
      case RELU -> ScalarMath.relu(x);
      case TANH -> ScalarMath.tanh(x);
      case SIGMOID -> ScalarMath.sigmoid(x);
      case RELU_GRADIENT -> ScalarTile.reluGradient(x, y);
      case TANH_GRADIENT -> ScalarTile.tanhGradient(x, y);
      case SIGMOID_GRADIENT -> ScalarTile.sigmoidGradient(x, y);
    };
  }
}
