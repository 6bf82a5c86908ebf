// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static io.neurozoo.testkit.Operand.indices;
import static io.neurozoo.testkit.Operand.uniform;

import io.neurozoo.graph.Op;
import io.neurozoo.op.AdamStep;
import io.neurozoo.op.Add;
import io.neurozoo.op.ArgMax;
import io.neurozoo.op.BiasCorrection;
import io.neurozoo.op.BroadcastTo;
import io.neurozoo.op.Concatenate;
import io.neurozoo.op.Constant;
import io.neurozoo.op.Divide;
import io.neurozoo.op.Elu;
import io.neurozoo.op.Equal;
import io.neurozoo.op.Erf;
import io.neurozoo.op.Exp;
import io.neurozoo.op.Greater;
import io.neurozoo.op.Log;
import io.neurozoo.op.MatMul;
import io.neurozoo.op.MaxTo;
import io.neurozoo.op.Maximum;
import io.neurozoo.op.Multiply;
import io.neurozoo.op.Narrow;
import io.neurozoo.op.OneHot;
import io.neurozoo.op.Pack;
import io.neurozoo.op.RandomNormal;
import io.neurozoo.op.RandomUniform;
import io.neurozoo.op.Relu;
import io.neurozoo.op.Reshape;
import io.neurozoo.op.SgdStep;
import io.neurozoo.op.Sigmoid;
import io.neurozoo.op.Slice;
import io.neurozoo.op.Softmax;
import io.neurozoo.op.SoftmaxCrossEntropy;
import io.neurozoo.op.SoftmaxCrossEntropyGradient;
import io.neurozoo.op.Softplus;
import io.neurozoo.op.Sqrt;
import io.neurozoo.op.StopGradient;
import io.neurozoo.op.Subtract;
import io.neurozoo.op.SumTo;
import io.neurozoo.op.Tanh;
import io.neurozoo.op.Transpose;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Operands for every op of this library: all forms of broadcasting, all transposes, ranks 0 to 3.
 */
final class OpSamples {
  private OpSamples() {}

  /** An op on operands; {@code smooth} where its gradient is that of its values. */
  record Sample(Op op, boolean smooth, List<Operand> operands) {
    @Override
    public String toString() {
      return op + " " + operands;
    }
  }

  static Stream<Sample> all() {
    return Stream.of(
            elementwise(),
            matrices(),
            layout(),
            reductions(),
            classification(),
            optimizers(),
            constants())
        .flatMap(s -> s);
  }

  private static Sample smooth(Op op, Operand... operands) {
    return new Sample(op, true, List.of(operands));
  }

  private static Sample flat(Op op, Operand... operands) {
    return new Sample(op, false, List.of(operands));
  }

  private static Stream<Sample> elementwise() {
    Stream<Sample> binary =
        Stream.of(
                new Add(),
                new Subtract(),
                new Multiply(),
                new Divide(),
                new Maximum(),
                new Greater())
            .flatMap(OpSamples::broadcasts);
    Stream<Sample> unary =
        Stream.of(
            smooth(new Exp(), uniform(-3, 3, 3, 5)),
            smooth(new Exp(), uniform(-3, 3)),
            smooth(new Log(), uniform(0.1, 4, 3, 5)),
            smooth(new Sqrt(), uniform(0.1, 4, 3, 5)),
            smooth(new Tanh(), uniform(-3, 3, 3, 5)),
            smooth(new Sigmoid(), uniform(-5, 5, 3, 5)),
            smooth(new Relu(), uniform(-1, 1, 3, 5)),
            smooth(new Erf(), uniform(-3, 3, 3, 5)),
            smooth(new Erf(), uniform(-3, 3)),
            smooth(new Softplus(), uniform(-5, 5, 3, 5)),
            smooth(new Softplus(), uniform(-5, 5)),
            smooth(new Elu(1), uniform(-3, 3, 3, 5)),
            smooth(new Elu(0.3f), uniform(-3, 3)),
            flat(new StopGradient(), uniform(-1, 1, 3, 5)),
            flat(new Equal(), indices(2, 3, 5), indices(2, 3, 5)));
    return Stream.concat(binary, unary);
  }

  private static Stream<Sample> broadcasts(Op op) {
    return Stream.of(
        smooth(op, uniform(-2, 2, 3, 4), uniform(0.5, 2, 3, 4)),
        smooth(op, uniform(-2, 2, 3, 4), uniform(0.5, 2, 4)),
        smooth(op, uniform(-2, 2, 3, 4), uniform(0.5, 2, 3, 1)),
        smooth(op, uniform(-2, 2, 3, 1), uniform(0.5, 2, 1, 4)),
        smooth(op, uniform(-2, 2), uniform(0.5, 2, 2, 3, 4)),
        smooth(op, uniform(-2, 2, 2, 3, 4), uniform(0.5, 2)),
        smooth(op, uniform(-2, 2, 2, 1, 4), uniform(0.5, 2, 3, 1)),
        smooth(op, uniform(-2, 2), uniform(0.5, 2)));
  }

  private static Stream<Sample> matrices() {
    return Stream.of(
        smooth(new MatMul(false, false), uniform(-1, 1, 3, 4), uniform(-1, 1, 4, 5)),
        smooth(new MatMul(false, true), uniform(-1, 1, 3, 4), uniform(-1, 1, 5, 4)),
        smooth(new MatMul(true, false), uniform(-1, 1, 4, 3), uniform(-1, 1, 4, 5)),
        smooth(new MatMul(true, true), uniform(-1, 1, 4, 3), uniform(-1, 1, 5, 4)),
        smooth(new MatMul(false, false), uniform(-1, 1, 1, 7), uniform(-1, 1, 7, 1)));
  }

  private static Stream<Sample> layout() {
    return Stream.of(
        smooth(new Reshape(Shape.of(4, 3)), uniform(-1, 1, 2, 6)),
        smooth(new Reshape(Shape.scalar()), uniform(-1, 1, 1, 1)),
        smooth(new Slice(0, Shape.of(2, 3)), uniform(-1, 1, 12)),
        smooth(new Slice(5, Shape.of(7)), uniform(-1, 1, 3, 4)),
        smooth(new Slice(11, Shape.scalar()), uniform(-1, 1, 12)),
        flat(new Slice(1, Shape.of(2)), indices(9, 4)),
        smooth(new Pack(List.of(0, 6), 9), uniform(-1, 1, 2, 3), uniform(-1, 1, 3)),
        smooth(new Pack(List.of(16, 33), 48), uniform(-1, 1, 17), uniform(-1, 1)),
        smooth(new Transpose(List.of(1, 0)), uniform(-1, 1, 3, 5)),
        smooth(new Transpose(List.of(2, 0, 1)), uniform(-1, 1, 2, 3, 5)),
        smooth(new Transpose(List.of(0, 3, 2, 1)), uniform(-1, 1, 2, 3, 4, 5)),
        smooth(new Transpose(List.of()), uniform(-1, 1)),
        smooth(new Narrow(0, 1, 2), uniform(-1, 1, 3, 5)),
        smooth(new Narrow(1, 0, 3), uniform(-1, 1, 3, 5)),
        smooth(new Narrow(1, 2, 1), uniform(-1, 1, 2, 3, 5)),
        smooth(new Narrow(0, 0, 7), uniform(-1, 1, 7)),
        smooth(new Concatenate(0), uniform(-1, 1, 3, 5), uniform(-1, 1, 1, 5)),
        smooth(
            new Concatenate(1), uniform(-1, 1, 3, 5), uniform(-1, 1, 3, 1), uniform(-1, 1, 3, 2)),
        smooth(new Concatenate(1), uniform(-1, 1, 2, 1, 5), uniform(-1, 1, 2, 3, 5)),
        smooth(new Concatenate(0), uniform(-1, 1, 7)),
        smooth(new BroadcastTo(Shape.of(3, 4)), uniform(-1, 1, 4)),
        smooth(new BroadcastTo(Shape.of(3, 4)), uniform(-1, 1, 3, 1)),
        smooth(new BroadcastTo(Shape.of(2, 3, 4)), uniform(-1, 1, 1, 3, 1)),
        smooth(new BroadcastTo(Shape.of(2, 3)), uniform(-1, 1)));
  }

  private static Stream<Sample> reductions() {
    return Stream.of(
            Shape.scalar(), Shape.of(4), Shape.of(3, 1), Shape.of(2, 1, 4), Shape.of(1, 3, 1))
        .flatMap(
            shape ->
                Stream.of(
                    smooth(new SumTo(shape), uniform(-1, 1, 2, 3, 4)),
                    smooth(new MaxTo(shape), uniform(-1, 1, 2, 3, 4))));
  }

  private static Stream<Sample> classification() {
    return Stream.of(
        smooth(new Softmax(), uniform(-4, 4, 3, 5)),
        smooth(new Softmax(), uniform(-4, 4, 7)),
        smooth(new Softmax(), uniform(-4, 4, 2, 3, 4)),
        smooth(new SoftmaxCrossEntropy(), uniform(-4, 4, 3, 5), indices(5, 3)),
        smooth(
            new SoftmaxCrossEntropyGradient(),
            uniform(0.1, 0.9, 3, 5),
            indices(5, 3),
            uniform(-1, 1, 3)),
        flat(new OneHot(5), indices(5, 2, 3)),
        flat(new ArgMax(), uniform(-1, 1, 3, 5)),
        flat(new ArgMax(), uniform(-1, 1, 5)));
  }

  private static Stream<Sample> optimizers() {
    Operand p = uniform(-1, 1, 16);
    Operand rate = uniform(0.1, 0.2);
    Operand step = Operand.of(new NdArray(TensorType.i32(), new double[] {3}));
    return Stream.of(
        smooth(new SgdStep(0, false), p, p, rate),
        smooth(new SgdStep(0.9f, false), p, p, p, rate),
        smooth(new SgdStep(0.9f, true), p, p, p, rate),
        smooth(new AdamStep(0.9, 0.999, 1e-3f), p, p, uniform(0.1, 1, 16), p, rate, step),
        flat(new BiasCorrection(0.9), step),
        flat(new BiasCorrection(0.9), indices(50, 4)));
  }

  private static Stream<Sample> constants() {
    return Stream.of(
        flat(new Constant(0.1f)),
        flat(new RandomUniform("net.dropout#1", Shape.of(3, 5)), indices(1000, 4)),
        flat(new RandomNormal("net.noise#1", Shape.of(7)), indices(1000, 4)));
  }
}
