// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.Test;

class GemmAccuracyTest {
  private static final double EPSILON = 0x1p-24;

  @Test
  void staysWithinTheErrorBoundOfAnFmaChain() {
    GemmGrid.small(GemmAccuracyTest::check);
    GemmGrid.large(GemmAccuracyTest::check);
  }

  private static void check(GemmCase gemm) {
    GemmShape shape = gemm.shape();
    float[] c = gemm.vector(units -> units / 2);
    for (int i = 0; i < shape.m(); i++) {
      for (int j = 0; j < shape.n(); j++) {
        double sum = gemm.epilogue().bias() ? gemm.bias()[j] : 0;
        double magnitude = Math.abs(sum);
        for (int p = 0; p < shape.k(); p++) {
          double product = (double) gemm.a(i, p) * gemm.b(p, j);
          sum += product;
          magnitude += Math.abs(product);
        }
        float other = gemm.matrix()[i * shape.n() + j];
        if (gemm.epilogue().residual()) {
          sum += other;
          magnitude += Math.abs(other);
        }
        // Higham, Accuracy and Stability of Numerical Algorithms, section 3.1, one rounding per
        // fma (with 16 lanes fewer than k of them follow each other); every activation has a slope
        // of at most 1 and adds a few ulp of its own.
        double bound = (shape.k() + 2) * EPSILON * magnitude;
        double expected = activate(gemm.epilogue().activation(), sum, other);
        bound += 16 * EPSILON * Math.abs(expected);
        double error = Math.abs(c[i * shape.n() + j] - expected);
        if (!(error <= bound)) {
          fail(gemm + ": error " + error + " at " + i + ", " + j + " exceeds " + bound);
        }
      }
    }
  }

  private static double activate(Activation activation, double x, double y) {
    return switch (activation) {
      case NONE -> x;
      case RELU -> Math.max(x, 0);
      case TANH -> StrictMath.tanh(x);
      case SIGMOID -> 1 / (1 + StrictMath.exp(-x));
      case RELU_GRADIENT -> y > 0 ? x : 0;
      case TANH_GRADIENT -> x * (1 - y * y);
      case SIGMOID_GRADIENT -> x * y * (1 - y);
    };
  }
}
