// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import java.util.List;

/**
 * C[m, n] = op(A) op(B) in single precision, dense and row-major. A is stored as [m, k], or [k, m]
 * where it is transposed; B as [k, n], or [n, k].
 */
public record ProductTask(boolean transposeA, boolean transposeB, int m, int n, int k)
    implements Task {

  private static final List<ProductTask> FEW =
      List.of(peak(), nt(64, 784, 128));

  /** Squares, the products of MLPs and their gradients, few rows, few columns, convolutions. */
  static List<ProductTask> all() {
    return List.of(
        nn(64, 64, 64),
        nn(256, 256, 256),
        nn(512, 512, 512),
        nn(1024, 1024, 1024),
        nn(2048, 2048, 2048),
        nn(64, 128, 784),
        nt(64, 784, 128),
        nt(32, 784, 128),
        nt(512, 512, 512),
        tn(784, 128, 64),
        tn(512, 512, 512),
        nn(256, 1024, 1024),
        nn(1, 512, 512),
        nt(1, 512, 512),
        nn(2, 512, 512),
        nn(4, 512, 512),
        nn(512, 1, 512),
        nn(32, 10, 128),
        nn(784, 6, 25),
        nn(16, 1024, 144));
  }

  static List<ProductTask> few() {
    return FEW;
  }

  /** The product that shows what this machine's multipliers can do: all of it stays in caches. */
  static ProductTask peak() {
    return nn(256, 256, 256);
  }

  private static ProductTask nn(int m, int n, int k) {
    return new ProductTask(false, false, m, n, k);
  }

  private static ProductTask nt(int m, int n, int k) {
    return new ProductTask(false, true, m, n, k);
  }

  private static ProductTask tn(int m, int n, int k) {
    return new ProductTask(true, false, m, n, k);
  }

  @Override
  public String name() {
    return "sgemm " + (transposeA ? "T" : "N") + (transposeB ? "T" : "N") + " " + m + "x" + n + "x"
        + k;
  }

  /** A, as it is stored. */
  public float[] a() {
    return Numbers.uniform(600, m * k, -1, 1);
  }

  /** B, as it is stored. */
  public float[] b() {
    return Numbers.uniform(601, k * n, -1, 1);
  }

  /** A sum over C in which every element has another weight, so that no two may be swapped. */
  public static double checksum(float[] c) {
    double sum = 0;
    for (int i = 0; i < c.length; i++) {
      sum += c[i] * (1 + i % 7);
    }
    return sum;
  }

  @Override
  public Step open(Contender contender) {
    return contender.product(this);
  }

  @Override
  public int stepsToChecksum() {
    return 1;
  }

  @Override
  public Work work(int threads) {
    double values = (double) m * k + (double) k * n + (double) m * n;
    return Work.once(2.0 * m * n * k, Float.BYTES * values);
  }
}
