// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelProvider;
import io.neurozoo.backend.KernelRequest;
import io.neurozoo.cpu.gemm.Epilogue;
import io.neurozoo.cpu.gemm.GemmShape;
import io.neurozoo.cpu.kernel.ScalarBinary;
import io.neurozoo.cpu.kernel.ScalarUnary;
import io.neurozoo.cpu.plan.Copy;
import io.neurozoo.cpu.plan.CopyKernel;
import io.neurozoo.cpu.plan.CrossEntropyAndGradient;
import io.neurozoo.cpu.plan.FusedElementwise;
import io.neurozoo.cpu.plan.FusedMatMul;
import io.neurozoo.cpu.plan.ProductAndSums;
import io.neurozoo.op.AdamStep;
import io.neurozoo.op.ArgMax;
import io.neurozoo.op.BiasCorrection;
import io.neurozoo.op.BroadcastTo;
import io.neurozoo.op.Concatenate;
import io.neurozoo.op.Equal;
import io.neurozoo.op.MatMul;
import io.neurozoo.op.MaxTo;
import io.neurozoo.op.Narrow;
import io.neurozoo.op.OneHot;
import io.neurozoo.op.Pack;
import io.neurozoo.op.RandomNormal;
import io.neurozoo.op.RandomUniform;
import io.neurozoo.op.SgdStep;
import io.neurozoo.op.Softmax;
import io.neurozoo.op.SoftmaxCrossEntropy;
import io.neurozoo.op.SoftmaxCrossEntropyGradient;
import io.neurozoo.op.SumTo;
import io.neurozoo.op.Transpose;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.util.Optional;

/** The kernels of the ops of this library. */
public final class BuiltinKernels implements KernelProvider {
  /** The second result of the cross-entropy may take the memory of its first operand. */
  private static final long PROBABILITIES_FOR_LOGITS = 1L << 8;

  /** And so may the gradient, where that comes at once. */
  private static final long GRADIENT_FOR_LOGITS = PROBABILITIES_FOR_LOGITS;

  private final Primitives scalar = new ScalarPrimitives();

  /**
   * Loaded only where vectors are asked for, since its classes need a module that may be missing.
   */
  private static final class Vectors {
    static final Primitives PRIMITIVES = new VectorPrimitives();
  }

  @Override
  public Optional<Kernel> kernel(KernelRequest r) {
    Primitives p = r.vectors() ? Vectors.PRIMITIVES : scalar;
    return Optional.ofNullable(
        switch (r.op()) {
          case MatMul op ->
              p.gemm(shape(op.transposeA(), op.transposeB(), r), Epilogue.NONE, false);
          case FusedMatMul op ->
              p.gemm(shape(op.transposeA(), op.transposeB(), r), op.epilogue(), false);
          case ProductAndSums op -> p.gemm(shape(op.transposeA(), false, r), Epilogue.NONE, true);
          case SumTo op -> sum(p, r);
          case MaxTo op -> maximum(p, r);
          case BroadcastTo op -> broadcast(p, r);
          case ArgMax op -> RangeKernel.rows(size(r, 0), last(r), p.argMaxRows(last(r)));
          case Equal op -> RangeKernel.elementwise(size(r, 0), 1, 0, p.equal());
          case OneHot op ->
              RangeKernel.rows(size(r, 0) / op.classes(), op.classes(), p.oneHot(op.classes()));
          case Softmax op -> new RangeKernel(rows(r), 1, 12 * last(r), 0, 1, p.softmax(last(r)));
          case SoftmaxCrossEntropy op ->
              new RangeKernel(
                  rows(r),
                  1,
                  12 * last(r),
                  last(r) * Float.BYTES,
                  PROBABILITIES_FOR_LOGITS,
                  p.crossEntropy(last(r)));
          case SoftmaxCrossEntropyGradient op ->
              new RangeKernel(rows(r), 1, 2 * last(r), 0, 1, p.crossEntropyGradient(last(r)));
          case CrossEntropyAndGradient op ->
              new RangeKernel(
                  rows(r),
                  1,
                  14 * last(r),
                  0,
                  GRADIENT_FOR_LOGITS,
                  p.crossEntropyBoth(last(r), r.inputs().get(2).shape().size() < rows(r)));
          case SgdStep op ->
              RangeKernel.elementwise(size(r, 0), 3, RangeKernel.PAIRWISE, p.sgd(op));
          case AdamStep op ->
              RangeKernel.elementwise(size(r, 0), 15, RangeKernel.PAIRWISE, p.adam(op));
          case RandomUniform op ->
              RangeKernel.elementwise(size(r, 0), 30, 0, new RandomBody(op.path(), false));
          case RandomNormal op ->
              RangeKernel.elementwise(size(r, 0), 200, 0, new RandomBody(op.path(), true));
          case BiasCorrection op -> RangeKernel.elementwise(size(r, 0), 100, 0, correction(op));
          case Pack op ->
              PackKernel.of(op, r.inputs().stream().mapToLong(t -> t.shape().size()).toArray());
          case Concatenate op -> StripsKernel.of(op, r);
          case Narrow op -> StripsKernel.of(op, r);
          case Transpose op -> transpose(p, op, r);
          case Copy op -> new CopyKernel();
          case FusedElementwise op -> BlockwiseKernel.of(p, op, r);
          default -> elementwise(p, r);
        });
  }

  private static long size(KernelRequest r, int output) {
    return r.outputs().get(output).shape().size();
  }

  /** Extent of the first operand's last axis. */
  private static long last(KernelRequest r) {
    return r.inputs().getFirst().shape().last();
  }

  private static long rows(KernelRequest r) {
    return r.inputs().getFirst().shape().size() / last(r);
  }

  /** The kernel of an elementwise op; null for others. */
  private static Kernel elementwise(Primitives p, KernelRequest r) {
    ScalarUnary unary = Functions.unary(r.op());
    if (unary != null) {
      Body body = p.unary(unary, Location.input(0), Location.output(0));
      return RangeKernel.elementwise(
          size(r, 0), Functions.cost(r.op()), RangeKernel.ANY_INPUT, body);
    }
    ScalarBinary binary = Functions.binary(r.op());
    return binary == null ? null : binary(p, binary, r);
  }

  private static Kernel binary(Primitives p, ScalarBinary function, KernelRequest r) {
    Shape x = r.inputs().get(0).shape();
    Shape y = r.inputs().get(1).shape();
    var form = Broadcasting.of(x, y, r.outputs().getFirst().shape());
    Body body = p.binary(function, form, Location.input(0), Location.input(1), Location.output(0));
    return switch (form.kind()) {
      case CONTIGUOUS -> RangeKernel.elementwise(size(r, 0), 1, RangeKernel.ANY_INPUT, body);
      case SCALAR_LEFT, SCALAR_RIGHT, GENERAL ->
          RangeKernel.elementwise(size(r, 0), 1, larger(form), body);
      default -> new RangeKernel(form.rows(), 1, form.columns(), 0, larger(form), body);
    };
  }

  /** Only the operand that is as large as the result can give it its memory. */
  private static long larger(Broadcasting form) {
    return switch (form.kind()) {
      case SCALAR_LEFT, ROW_LEFT, COLUMN_LEFT -> 2;
      case SCALAR_RIGHT, ROW_RIGHT, COLUMN_RIGHT -> 1;
      default -> 0;
    };
  }

  private static GemmShape shape(boolean transposeA, boolean transposeB, KernelRequest r) {
    Shape a = r.inputs().getFirst().shape();
    Shape c = r.outputs().getFirst().shape();
    return new GemmShape(transposeA, transposeB, c.dim(0), c.dim(1), a.dim(transposeA ? 0 : 1));
  }

  private static Kernel sum(Primitives p, KernelRequest r) {
    var form = Reducing.of(r.inputs().getFirst().shape(), r.outputs().getFirst().shape());
    if (!form.simple()) {
      return oneUnit(r, new GeneralReduction(form, false, size(r, 0)));
    }
    if (form.inner() == 1) {
      return RangeKernel.rows(form.outer(), form.middle(), p.sumRows(form.middle()));
    }
    return RangeKernel.elementwise(
        form.outer() * form.inner(), form.middle(), 0, p.sumMiddle(form.middle(), form.inner()));
  }

  private static Kernel maximum(Primitives p, KernelRequest r) {
    var form = Reducing.of(r.inputs().getFirst().shape(), r.outputs().getFirst().shape());
    return form.simple() && form.inner() == 1
        ? RangeKernel.rows(form.outer(), form.middle(), p.maxRows(form.middle()))
        : oneUnit(r, new GeneralReduction(form, true, size(r, 0)));
  }

  private static Kernel oneUnit(KernelRequest r, Body body) {
    long elements = r.inputs().getFirst().shape().size();
    return new RangeKernel(1, 1, elements, 0, 0, body);
  }

  private static Kernel broadcast(Primitives p, KernelRequest r) {
    Shape x = r.inputs().getFirst().shape();
    Shape out = r.outputs().getFirst().shape();
    var form = Broadcasting.of(out, x, out);
    return switch (form.kind()) {
      case CONTIGUOUS -> new CopyKernel();
      case SCALAR_RIGHT -> RangeKernel.elementwise(out.size(), 1, 0, p.fill());
      case ROW_RIGHT -> RangeKernel.rows(form.rows(), form.columns(), p.repeatRow(form.columns()));
      case COLUMN_RIGHT ->
          RangeKernel.rows(form.rows(), form.columns(), p.repeatColumn(form.columns()));
      default ->
          RangeKernel.elementwise(
              out.size(),
              2,
              0,
              new GeneralBroadcast(Broadcasting.extents(out), Broadcasting.strides(x, out)));
    };
  }

  private static Kernel transpose(Primitives p, Transpose op, KernelRequest r) {
    var form = Transposing.of(r.inputs().getFirst().shape(), op.axes());
    if (form.isCopy()) {
      return new CopyKernel();
    }
    return form.copiesRows() ? form.rows() : p.transpose(new TransposeTiles(form));
  }

  private static Body correction(BiasCorrection op) {
    return (a, from, to) -> {
      for (long i = from; i < to; i++) {
        int step = a.input(0).getAtIndex(DType.INT, i);
        a.output(0).setAtIndex(DType.FLOAT, i, ScalarPrimitives.correction(op.decay(), step));
      }
    };
  }
}
