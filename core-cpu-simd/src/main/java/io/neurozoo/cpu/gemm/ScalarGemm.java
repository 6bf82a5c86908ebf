// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import io.neurozoo.cpu.kernel.ScalarCopy;
import io.neurozoo.cpu.kernel.ScalarMath;
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
   * {@code bias} may be null where the epilogue has none. C must not overlap an input.
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
      int fromUnit,
      int toUnit) {
    int k = shape.k();
    long aRow = shape.transposeA() ? 4L : 4L * k;
    long aStep = shape.transposeA() ? 4L * shape.m() : 4L;
    for (int i = fromUnit; i < toUnit; i++) {
      long from = aOffset + i * aRow;
      long row = cOffset + 4L * i * shape.n();
      if (shape.transposeB()) {
        dots(a, from, aStep, b, bOffset, c, row);
      } else {
        axpys(a, from, aStep, b, bOffset, c, row);
      }
      finish(c, row, bias, biasOffset);
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
  private void dots(
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

  private void finish(MemorySegment c, long cRow, MemorySegment bias, long biasOffset) {
    if (epilogue.bias()) {
      for (int j = 0; j < shape.n(); j++) {
        long at = cRow + 4L * j;
        c.set(FLOAT, at, c.get(FLOAT, at) + bias.get(FLOAT, biasOffset + 4L * j));
      }
    }
    if (epilogue.activation() != Activation.NONE) {
      for (int j = 0; j < shape.n(); j++) {
        long at = cRow + 4L * j;
        c.set(FLOAT, at, activate(epilogue.activation(), c.get(FLOAT, at)));
      }
    }
  }

  static float activate(Activation activation, float x) {
    return switch (activation) {
      case NONE -> x;
      case RELU -> ScalarMath.relu(x);
      case TANH -> ScalarMath.tanh(x);
      case SIGMOID -> ScalarMath.sigmoid(x);
    };
  }
}
