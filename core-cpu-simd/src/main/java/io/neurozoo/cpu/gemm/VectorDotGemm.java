// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.FLOAT;
import static io.neurozoo.cpu.kernel.Simd.LANES;

import io.neurozoo.cpu.kernel.VectorBinary;
import io.neurozoo.cpu.kernel.VectorDots;
import io.neurozoo.cpu.kernel.VectorReduction;
import io.neurozoo.cpu.kernel.VectorUnary;

/**
 * A product whose outputs are dot products, {@link GemmShape#isDots}. C is a row or a column, which
 * lie in memory alike.
 */
final class VectorDotGemm implements Sgemm {
  private final Epilogue epilogue;

  /** The epilogue's activation alone. */
  private final Epilogue last;

  private final int outputs;
  private final int k;

  /** Whether C has one column; else it has one row. */
  private final boolean column;

  VectorDotGemm(GemmShape shape, Epilogue epilogue) {
    this.epilogue = epilogue;
    last = new Epilogue(false, epilogue.activation());
    outputs = shape.m() * shape.n();
    k = shape.k();
    column = shape.n() == 1;
  }

  @Override
  public int units() {
    return (outputs + VectorDots.BLOCK - 1) / VectorDots.BLOCK;
  }

  @Override
  public Region region(int fromUnit, int toUnit) {
    int from = fromUnit * VectorDots.BLOCK;
    int to = end(toUnit);
    return column ? new Region(from, to, 0, 1) : new Region(0, 1, from, to);
  }

  private int end(int toUnit) {
    return (int) Math.min(outputs, (long) toUnit * VectorDots.BLOCK);
  }

  @Override
  public long scratchBytes() {
    return VectorDots.SCRATCH;
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
    int from = fromUnit * VectorDots.BLOCK;
    int to = end(toUnit);
    long vector = column ? b : a;
    long rows = (column ? a : b) + from * 4L * k;
    VectorDots.dots(vector, rows, k, to - from, c + from * 4L, scratch);
    if (epilogue.bias()) {
      if (column) {
        VectorBinary.ADD.scalarRight(c, ALL.get(FLOAT, bias), c, from, to);
      } else {
        VectorBinary.ADD.contiguous(c, bias, c, from, to);
      }
    }
    if (epilogue.residual()) {
      VectorBinary.ADD.contiguous(c, matrix, c, from, to);
    }
    activate(c, matrix, from, to);
  }

  private void activate(long c, long matrix, int from, int to) {
    switch (epilogue.activation()) {
      case NONE -> {}
      case RELU -> VectorUnary.RELU.apply(c, c, from, to);
      case TANH -> VectorUnary.TANH.apply(c, c, from, to);
      case SIGMOID -> VectorUnary.SIGMOID.apply(c, c, from, to);
      case RELU_GRADIENT, TANH_GRADIENT, SIGMOID_GRADIENT -> gradient(c, matrix, from, to);
    }
  }

  /** The whole vectors as a tile, the others one by one. */
  private void gradient(long c, long y, int from, int to) {
    int vectors = (to - from) / LANES;
    if (vectors > 0) {
      VectorEpilogue.apply(last, c + from * 4L, 0, 1, vectors, 0, y + from * 4L, 0);
    }
    for (int i = from + vectors * LANES; i < to; i++) {
      float dc = ALL.get(FLOAT, c + i * 4L);
      float gradient = ScalarGemm.activate(epilogue.activation(), dc, ALL.get(FLOAT, y + i * 4L));
      ALL.set(FLOAT, c + i * 4L, gradient);
    }
  }
}
