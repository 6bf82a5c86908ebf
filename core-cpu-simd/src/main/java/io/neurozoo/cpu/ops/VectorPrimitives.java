// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.KernelArguments;
import io.neurozoo.cpu.gemm.Epilogue;
import io.neurozoo.cpu.gemm.GemmShape;
import io.neurozoo.cpu.gemm.Sgemm;
import io.neurozoo.cpu.gemm.VectorGemm;
import io.neurozoo.cpu.kernel.NativeMemory;
import io.neurozoo.cpu.kernel.ScalarBinary;
import io.neurozoo.cpu.kernel.ScalarUnary;
import io.neurozoo.cpu.kernel.VectorBinary;
import io.neurozoo.cpu.kernel.VectorCopy;
import io.neurozoo.cpu.kernel.VectorLabels;
import io.neurozoo.cpu.kernel.VectorOptimizer;
import io.neurozoo.cpu.kernel.VectorReduction;
import io.neurozoo.cpu.kernel.VectorSoftmax;
import io.neurozoo.cpu.kernel.VectorTranspose;
import io.neurozoo.cpu.kernel.VectorUnary;
import io.neurozoo.op.AdamStep;
import io.neurozoo.op.SgdStep;
import java.util.List;

/** Loops with the Vector API over absolute addresses. Only touched where the module is there. */
final class VectorPrimitives implements Primitives {

  private static float scalar(long address) {
    return NativeMemory.ALL.get(NativeMemory.FLOAT, address);
  }

  @Override
  public Body unary(ScalarUnary function, Location x, Location out) {
    VectorUnary f = VectorUnary.valueOf(function.name());
    return (a, from, to) -> f.apply(x.address(a, from), out.address(a, from), from, to);
  }

  @Override
  public Body binary(
      ScalarBinary function, Broadcasting form, Location x, Location y, Location out) {
    VectorBinary f = VectorBinary.valueOf(function.name());
    long columns = form.columns();
    return switch (form.kind()) {
      case CONTIGUOUS ->
          (a, from, to) ->
              f.contiguous(x.address(a, from), y.address(a, from), out.address(a, from), from, to);
      case SCALAR_LEFT ->
          (a, from, to) ->
              f.scalarLeft(
                  scalar(x.address(a, 0)), y.address(a, from), out.address(a, from), from, to);
      case SCALAR_RIGHT ->
          (a, from, to) ->
              f.scalarRight(
                  x.address(a, from), scalar(y.address(a, 0)), out.address(a, from), from, to);
      case ROW_LEFT ->
          (a, from, to) ->
              f.rowLeft(
                  a.inputAddress(0), a.inputAddress(1), a.outputAddress(0), columns, from, to);
      case ROW_RIGHT ->
          (a, from, to) ->
              f.rowRight(
                  a.inputAddress(0), a.inputAddress(1), a.outputAddress(0), columns, from, to);
      case COLUMN_LEFT ->
          (a, from, to) ->
              f.columnLeft(
                  a.inputAddress(0), a.inputAddress(1), a.outputAddress(0), columns, from, to);
      case COLUMN_RIGHT ->
          (a, from, to) ->
              f.columnRight(
                  a.inputAddress(0), a.inputAddress(1), a.outputAddress(0), columns, from, to);
      case GENERAL -> new ScalarPrimitives().binary(function, form, x, y, out);
    };
  }

  @Override
  public List<Body> joined(BlockProgram program, List<Body> loops) {
    return new VectorSegments(program, loops).bodies();
  }

  @Override
  public Body fill() {
    return (a, from, to) ->
        VectorCopy.fill(a.outputAddress(0), scalar(a.inputAddress(0)), from, to);
  }

  @Override
  public Body repeatRow(long columns) {
    return (a, from, to) -> {
      for (long r = from; r < to; r++) {
        VectorCopy.copy(
            a.inputAddress(0), a.outputAddress(0) + r * columns * Float.BYTES, 0, columns);
      }
    };
  }

  @Override
  public Body repeatColumn(long columns) {
    return (a, from, to) -> {
      for (long r = from; r < to; r++) {
        float value = scalar(a.inputAddress(0) + r * Float.BYTES);
        VectorCopy.fill(a.outputAddress(0) + r * columns * Float.BYTES, value, 0, columns);
      }
    };
  }

  @Override
  public Body sumRows(long columns) {
    return (a, from, to) ->
        VectorReduction.sumRows(a.inputAddress(0), a.outputAddress(0), columns, from, to);
  }

  @Override
  public Body maxRows(long columns) {
    return (a, from, to) ->
        VectorReduction.maxRows(a.inputAddress(0), a.outputAddress(0), columns, from, to);
  }

  @Override
  public Body sumMiddle(long middle, long inner) {
    return (a, from, to) ->
        VectorReduction.sumMiddle(a.inputAddress(0), a.outputAddress(0), middle, inner, from, to);
  }

  @Override
  public Body argMaxRows(long columns) {
    return (a, from, to) ->
        VectorLabels.argmaxRows(a.inputAddress(0), a.outputAddress(0), columns, from, to);
  }

  @Override
  public Body equal() {
    return (a, from, to) ->
        VectorLabels.equal(a.inputAddress(0), a.inputAddress(1), a.outputAddress(0), from, to);
  }

  @Override
  public Body oneHot(long classes) {
    return (a, from, to) ->
        VectorLabels.oneHot(a.inputAddress(0), a.outputAddress(0), classes, from, to);
  }

  @Override
  public Body softmax(long columns) {
    return (a, from, to) ->
        VectorSoftmax.softmaxRows(a.inputAddress(0), a.outputAddress(0), columns, from, to);
  }

  @Override
  public Body crossEntropy(long classes) {
    return (a, from, to) -> {
      if (a.outputAddress(1) != 0) {
        VectorSoftmax.crossEntropy(
            a.inputAddress(0),
            a.inputAddress(1),
            a.outputAddress(0),
            a.outputAddress(1),
            classes,
            from,
            to);
        return;
      }
      for (long r = from; r < to; r++) {
        VectorSoftmax.crossEntropy(
            a.inputAddress(0) + r * classes * Float.BYTES,
            a.inputAddress(1) + r * Integer.BYTES,
            a.outputAddress(0) + r * Float.BYTES,
            a.scratchAddress(),
            classes,
            0,
            1);
      }
    };
  }

  @Override
  public Body crossEntropyGradient(long classes) {
    return (a, from, to) ->
        VectorSoftmax.crossEntropyGradient(
            a.inputAddress(0),
            a.inputAddress(1),
            a.inputAddress(2),
            a.outputAddress(0),
            classes,
            from,
            to);
  }

  @Override
  public Body crossEntropyBoth(long classes, boolean oneScale) {
    return (a, from, to) ->
        VectorSoftmax.crossEntropyBoth(
            a.inputAddress(0),
            a.inputAddress(1),
            a.inputAddress(2),
            oneScale,
            a.outputAddress(0),
            a.outputAddress(1),
            classes,
            from,
            to);
  }

  /**
   * The optimisers work in place; where the result has memory of its own, the operand goes there
   * first.
   */
  private static long moved(KernelArguments a, int input, int output, long from, long to) {
    if (a.inputAddress(input) != a.outputAddress(output)) {
      VectorCopy.copy(a.inputAddress(input), a.outputAddress(output), from, to);
    }
    return a.outputAddress(output);
  }

  @Override
  public Body sgd(SgdStep op) {
    if (op.momentum() == 0) {
      return (a, from, to) ->
          VectorOptimizer.sgd(
              moved(a, 0, 0, from, to), a.inputAddress(1), scalar(a.inputAddress(2)), from, to);
    }
    return (a, from, to) -> {
      long p = moved(a, 0, 0, from, to);
      long buffer = moved(a, 1, 1, from, to);
      float rate = scalar(a.inputAddress(3));
      if (op.nesterov()) {
        VectorOptimizer.nesterov(p, a.inputAddress(2), buffer, rate, op.momentum(), from, to);
      } else {
        VectorOptimizer.momentum(p, a.inputAddress(2), buffer, rate, op.momentum(), from, to);
      }
    };
  }

  @Override
  public Body adam(AdamStep op) {
    return (a, from, to) -> {
      int step = NativeMemory.ALL.get(NativeMemory.INT, a.inputAddress(5));
      VectorOptimizer.adam(
          moved(a, 0, 0, from, to),
          a.inputAddress(3),
          moved(a, 1, 1, from, to),
          moved(a, 2, 2, from, to),
          ScalarPrimitives.stepSize(op, scalar(a.inputAddress(4)), step),
          (float) op.beta1(),
          (float) (1 - op.beta1()),
          (float) op.beta2(),
          (float) (1 - op.beta2()),
          ScalarPrimitives.rootScale(op, step),
          op.epsilon(),
          from,
          to);
    };
  }

  @Override
  public RangeKernel transpose(TransposeTiles tiles) {
    long xRow = tiles.operandRow();
    long outRow = tiles.resultRow();
    return tiles.kernel(
        VectorTranspose.SCRATCH,
        (a, from, to, rows, columns) ->
            VectorTranspose.transpose(
                a.inputAddress(0) + from * Float.BYTES,
                xRow,
                a.outputAddress(0) + to * Float.BYTES,
                outRow,
                rows,
                columns,
                a.scratchAddress()));
  }

  @Override
  public RangeKernel gemm(GemmShape shape, Epilogue epilogue, boolean sums) {
    Sgemm gemm = VectorGemm.of(shape, epilogue);
    int matrix = epilogue.bias() ? 3 : 2;
    Body body =
        (a, from, to) ->
            gemm.run(
                a.inputAddress(0),
                a.inputAddress(1),
                a.outputAddress(0),
                epilogue.bias() ? a.inputAddress(2) : 0,
                epilogue.readsMatrix() ? a.inputAddress(matrix) : 0,
                sums ? a.outputAddress(1) : 0,
                a.scratchAddress(),
                (int) from,
                (int) to);
    long costOfUnit =
        2L * shape.m() * shape.n() * shape.k() / gemm.units() / ScalarPrimitives.GEMM_OPERATIONS;
    return new RangeKernel(gemm.units(), 1, Math.max(1, costOfUnit), gemm.scratchBytes(), 0, body);
  }
}
