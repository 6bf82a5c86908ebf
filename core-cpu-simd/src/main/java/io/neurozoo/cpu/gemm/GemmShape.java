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

  /**
   * Whether each output is the dot product of two arrays: one factor is a single vector, and the
   * terms of the other's sums lie one after the other in memory.
   *
   * <p>Such a product uses each value of its matrix once, so it is as fast as memory only where it
   * reads the matrix as it lies, many terms of a sum at once. Hence its sums have 16 lanes, {@link
   * io.neurozoo.cpu.kernel.ScalarDots}. As one chain in increasing k, like the sums of all other
   * products, they needed the matrix transposed: 512 by 512 reached 14 GFLOP/s instead of 44.
   *
   * <p>A row of a product with one column is the same whatever the number of rows, one included.
   */
  boolean isDots() {
    return n == 1 && (!transposeA || m == 1) || m == 1 && transposeB;
  }
}
