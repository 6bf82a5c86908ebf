// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.KernelArguments;
import io.neurozoo.cpu.gemm.Epilogue;
import io.neurozoo.cpu.gemm.GemmShape;
import io.neurozoo.cpu.gemm.ScalarGemm;
import io.neurozoo.cpu.kernel.ScalarBinary;
import io.neurozoo.cpu.kernel.ScalarBroadcast;
import io.neurozoo.cpu.kernel.ScalarCopy;
import io.neurozoo.cpu.kernel.ScalarLabels;
import io.neurozoo.cpu.kernel.ScalarOptimizer;
import io.neurozoo.cpu.kernel.ScalarReduction;
import io.neurozoo.cpu.kernel.ScalarSoftmax;
import io.neurozoo.cpu.kernel.ScalarTranspose;
import io.neurozoo.cpu.kernel.ScalarUnary;
import io.neurozoo.op.AdamStep;
import io.neurozoo.op.SgdStep;
import io.neurozoo.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Plain loops over bounded segments. */
final class ScalarPrimitives implements Primitives {
  /** Arithmetic operations of a matrix product that take as long as one of an elementwise loop. */
  static final long GEMM_OPERATIONS = 8;

  private static float scalar(MemorySegment segment) {
    return segment.get(DType.FLOAT, 0);
  }

  /**
   * 1 - decay^step in double, rounded once; the definition of {@link
   * io.neurozoo.op.BiasCorrection}.
   */
  static float correction(double decay, int step) {
    return (float) (1 - StrictMath.pow(decay, step));
  }

  /** Rate / (1 - beta1^step): the operations of {@link AdamStep}'s decomposition, each rounded. */
  static float stepSize(AdamStep op, float rate, int step) {
    return rate / correction(op.beta1(), step);
  }

  /** 1 / sqrt(1 - beta2^step): the operations of {@link AdamStep}'s decomposition, each rounded. */
  static float rootScale(AdamStep op, int step) {
    return 1 / (float) Math.sqrt(correction(op.beta2(), step));
  }

  @Override
  public Body unary(ScalarUnary f, Location x, Location out) {
    return (a, from, to) ->
        f.apply(x.segment(a), x.offset(from), out.segment(a), out.offset(from), from, to);
  }

  @Override
  public Body binary(ScalarBinary f, Broadcasting form, Location x, Location y, Location out) {
    long columns = form.columns();
    return switch (form.kind()) {
      case CONTIGUOUS ->
          (a, from, to) ->
              f.contiguous(
                  x.segment(a),
                  x.offset(from),
                  y.segment(a),
                  y.offset(from),
                  out.segment(a),
                  out.offset(from),
                  from,
                  to);
      case SCALAR_LEFT ->
          (a, from, to) ->
              f.scalarLeft(
                  scalar(x.segment(a)),
                  y.segment(a),
                  y.offset(from),
                  out.segment(a),
                  out.offset(from),
                  from,
                  to);
      case SCALAR_RIGHT ->
          (a, from, to) ->
              f.scalarRight(
                  x.segment(a),
                  x.offset(from),
                  scalar(y.segment(a)),
                  out.segment(a),
                  out.offset(from),
                  from,
                  to);
      case ROW_LEFT ->
          (a, from, to) ->
              f.rowLeft(a.input(0), 0, a.input(1), 0, a.output(0), 0, columns, from, to);
      case ROW_RIGHT ->
          (a, from, to) ->
              f.rowRight(a.input(0), 0, a.input(1), 0, a.output(0), 0, columns, from, to);
      case COLUMN_LEFT ->
          (a, from, to) ->
              f.columnLeft(a.input(0), 0, a.input(1), 0, a.output(0), 0, columns, from, to);
      case COLUMN_RIGHT ->
          (a, from, to) ->
              f.columnRight(a.input(0), 0, a.input(1), 0, a.output(0), 0, columns, from, to);
      case GENERAL ->
          (a, from, to) ->
              ScalarBroadcast.apply(
                  f,
                  a.input(0),
                  0,
                  form.left(),
                  a.input(1),
                  0,
                  form.right(),
                  a.output(0),
                  0,
                  form.shape(),
                  from,
                  to);
    };
  }

  @Override
  public List<Body> joined(BlockProgram program, List<Body> loops) {
    return loops;
  }

  @Override
  public Body fill() {
    return (a, from, to) -> ScalarCopy.fill(a.output(0), 0, scalar(a.input(0)), from, to);
  }

  @Override
  public Body repeatRow(long columns) {
    return (a, from, to) -> {
      for (long r = from; r < to; r++) {
        ScalarCopy.copy(a.input(0), 0, a.output(0), r * columns * Float.BYTES, 0, columns);
      }
    };
  }

  @Override
  public Body repeatColumn(long columns) {
    return (a, from, to) -> {
      for (long r = from; r < to; r++) {
        float value = a.input(0).getAtIndex(DType.FLOAT, r);
        ScalarCopy.fill(a.output(0), r * columns * Float.BYTES, value, 0, columns);
      }
    };
  }

  @Override
  public Body sumRows(long columns) {
    return (a, from, to) ->
        ScalarReduction.sumRows(a.input(0), 0, a.output(0), 0, columns, from, to);
  }

  @Override
  public Body maxRows(long columns) {
    return (a, from, to) ->
        ScalarReduction.maxRows(a.input(0), 0, a.output(0), 0, columns, from, to);
  }

  @Override
  public Body sumMiddle(long middle, long inner) {
    return (a, from, to) ->
        ScalarReduction.sumMiddle(a.input(0), 0, a.output(0), 0, middle, inner, from, to);
  }

  @Override
  public Body argMaxRows(long columns) {
    return (a, from, to) ->
        ScalarLabels.argmaxRows(a.input(0), 0, a.output(0), 0, columns, from, to);
  }

  @Override
  public Body equal() {
    return (a, from, to) ->
        ScalarLabels.equal(a.input(0), 0, a.input(1), 0, a.output(0), 0, from, to);
  }

  @Override
  public Body oneHot(long classes) {
    return (a, from, to) -> ScalarLabels.oneHot(a.input(0), 0, a.output(0), 0, classes, from, to);
  }

  @Override
  public Body softmax(long columns) {
    return (a, from, to) ->
        ScalarSoftmax.softmaxRows(a.input(0), 0, a.output(0), 0, columns, from, to);
  }

  @Override
  public Body crossEntropy(long classes) {
    return (a, from, to) -> {
      if (a.output(1) != null) {
        ScalarSoftmax.crossEntropy(
            a.input(0), 0, a.input(1), 0, a.output(0), 0, a.output(1), 0, classes, from, to);
        return;
      }
      for (long r = from; r < to; r++) {
        ScalarSoftmax.crossEntropy(
            a.input(0),
            r * classes * Float.BYTES,
            a.input(1),
            r * Integer.BYTES,
            a.output(0),
            r * Float.BYTES,
            a.scratch(),
            0,
            classes,
            0,
            1);
      }
    };
  }

  @Override
  public Body crossEntropyGradient(long classes) {
    return (a, from, to) ->
        ScalarSoftmax.crossEntropyGradient(
            a.input(0), 0, a.input(1), 0, a.input(2), 0, a.output(0), 0, classes, from, to);
  }

  @Override
  public Body crossEntropyBoth(long classes, boolean oneScale) {
    return (a, from, to) ->
        ScalarSoftmax.crossEntropyBoth(
            a.input(0),
            0,
            a.input(1),
            0,
            a.input(2),
            0,
            oneScale,
            a.output(0),
            0,
            a.output(1),
            0,
            classes,
            from,
            to);
  }

  /**
   * The optimisers work in place; where the result has memory of its own, the operand goes there
   * first.
   */
  private static MemorySegment moved(KernelArguments a, int input, int output, long from, long to) {
    if (a.inputAddress(input) != a.outputAddress(output)) {
      ScalarCopy.copy(a.input(input), 0, a.output(output), 0, from, to);
    }
    return a.output(output);
  }

  @Override
  public Body sgd(SgdStep op) {
    if (op.momentum() == 0) {
      return (a, from, to) ->
          ScalarOptimizer.sgd(
              moved(a, 0, 0, from, to), 0, a.input(1), 0, scalar(a.input(2)), from, to);
    }
    return (a, from, to) -> {
      MemorySegment p = moved(a, 0, 0, from, to);
      MemorySegment buffer = moved(a, 1, 1, from, to);
      float rate = scalar(a.input(3));
      if (op.nesterov()) {
        ScalarOptimizer.nesterov(p, 0, a.input(2), 0, buffer, 0, rate, op.momentum(), from, to);
      } else {
        ScalarOptimizer.momentum(p, 0, a.input(2), 0, buffer, 0, rate, op.momentum(), from, to);
      }
    };
  }

  @Override
  public Body adam(AdamStep op) {
    return (a, from, to) -> {
      int step = a.input(5).get(DType.INT, 0);
      ScalarOptimizer.adam(
          moved(a, 0, 0, from, to),
          0,
          a.input(3),
          0,
          moved(a, 1, 1, from, to),
          0,
          moved(a, 2, 2, from, to),
          0,
          stepSize(op, scalar(a.input(4)), step),
          (float) op.beta1(),
          (float) (1 - op.beta1()),
          (float) op.beta2(),
          (float) (1 - op.beta2()),
          rootScale(op, step),
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
        0,
        (a, from, to, rows, columns) ->
            ScalarTranspose.transpose(
                a.input(0),
                from * Float.BYTES,
                xRow,
                a.output(0),
                to * Float.BYTES,
                outRow,
                rows,
                columns));
  }

  @Override
  public RangeKernel gemm(GemmShape shape, Epilogue epilogue, boolean sums) {
    var gemm = new ScalarGemm(shape, epilogue);
    int matrix = epilogue.bias() ? 3 : 2;
    Body body =
        (a, from, to) ->
            gemm.run(
                a.input(0),
                0,
                a.input(1),
                0,
                a.output(0),
                0,
                epilogue.bias() ? a.input(2) : null,
                0,
                epilogue.readsMatrix() ? a.input(matrix) : null,
                0,
                sums ? a.output(1) : null,
                0,
                (int) from,
                (int) to);
    long costOfUnit = 2L * shape.m() * shape.n() * shape.k() / gemm.units();
    return new RangeKernel(gemm.units(), 1, Math.max(1, costOfUnit), 0, 0, body);
  }
}
