// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

/**
 * The product {@code C[m, n] = op(A) op(B)}, where op transposes its matrix or leaves it alone.
 *
 * <p>All matrices are row-major and dense: A is stored as [m, k], or [k, m] if transposed, B as
 * [k, n], or [n, k] if transposed.
 *
 * @param m rows of C, at least 1
 * @param n columns of C, at least 1
 * @param k terms of each sum, at least 0
 */
public record GemmShape(boolean transposeA, boolean transposeB, int m, int n, int k) {
  public GemmShape {
    if (m < 1 || n < 1 || k < 0) {
      throw new IllegalArgumentException(
          "gemm: m=" + m + ", n=" + n + ", k=" + k + "; m and n must be at least 1, k at least 0");
    }
  }
}
