// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.FLOAT;

import io.neurozoo.cpu.kernel.VectorReduction;

/**
 * A product with a single column where A is transposed, so that its outputs are no {@linkplain
 * GemmShape#isDots dot products}, computed as the row {@code C' = op(B)' op(A)'}: the rows of A
 * become lanes, where as a column they would each fill one lane of a vector. A row and a column lie
 * in memory alike, and a product's factors may be exchanged, so that no bit changes.
 */
final class VectorColumnGemm implements Sgemm {
  private final int rows;
  private final int k;
  private final boolean bias;
  private final Sgemm row;

  private VectorColumnGemm(int rows, int k, boolean bias, Sgemm row) {
    this.rows = rows;
    this.k = k;
    this.bias = bias;
    this.row = row;
  }

  static Sgemm of(GemmShape shape, Epilogue epilogue) {
    GemmShape row = new GemmShape(false, !shape.transposeA(), 1, shape.m(), shape.k());
    return new VectorColumnGemm(
        shape.m(), shape.k(), epilogue.bias(), VectorGemm.of(row, epilogue));
  }

  @Override
  public int units() {
    return row.units();
  }

  @Override
  public Region region(int fromUnit, int toUnit) {
    Region part = row.region(fromUnit, toUnit);
    return new Region(part.fromColumn(), part.toColumn(), 0, 1);
  }

  @Override
  public long scratchBytes() {
    return row.scratchBytes() + (bias ? rows * 4L : 0);
  }

  @Override
  public void run(
      long a,
      long b,
      long c,
      long bias,
      long matrix,
      long sums,
      long scratch,
      int fromUnit,
      int toUnit) {
    if (sums != 0 && fromUnit == 0) {
      VectorReduction.sumColumns(b, sums, k, 1, 0, 1);
    }
    row.run(b, a, c, repeated(bias, scratch), matrix, 0, scratch, fromUnit, toUnit);
  }

  /** The bias of the one column, for every column of the row. */
  private long repeated(long value, long scratch) {
    if (!bias) {
      return 0;
    }
    long to = scratch + row.scratchBytes();
    float addend = ALL.get(FLOAT, value);
    for (int i = 0; i < rows; i++) {
      ALL.set(FLOAT, to + i * 4L, addend);
    }
    return to;
  }
}
