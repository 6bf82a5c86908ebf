// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static io.neurozoo.tensor.TensorType.f32;
import static io.neurozoo.tensor.TensorType.i32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Value;
import io.neurozoo.op.AdamStep;
import io.neurozoo.op.Add;
import io.neurozoo.op.ArgMax;
import io.neurozoo.op.BiasCorrection;
import io.neurozoo.op.BroadcastTo;
import io.neurozoo.op.Concatenate;
import io.neurozoo.op.Divide;
import io.neurozoo.op.Equal;
import io.neurozoo.op.MatMul;
import io.neurozoo.op.MaxTo;
import io.neurozoo.op.Narrow;
import io.neurozoo.op.OneHot;
import io.neurozoo.op.Pack;
import io.neurozoo.op.RandomNormal;
import io.neurozoo.op.RandomUniform;
import io.neurozoo.op.Reshape;
import io.neurozoo.op.SgdStep;
import io.neurozoo.op.Slice;
import io.neurozoo.op.Softmax;
import io.neurozoo.op.SoftmaxCrossEntropy;
import io.neurozoo.op.SoftmaxCrossEntropyGradient;
import io.neurozoo.op.SumTo;
import io.neurozoo.op.Tanh;
import io.neurozoo.op.Transpose;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every way in which operands do not fit is one sentence: the op, where it stands, the types, what
 * they must be.
 */
class OpShapeErrorTest {

  private static DynamicTest says(String expected, Op op, TensorType... types) {
    return DynamicTest.dynamicTest(
        expected,
        () -> {
          GraphBuilder g = GraphBuilder.plain();
          List<Value> operands = new ArrayList<>();
          for (TensorType type : types) {
            operands.add(g.input("x" + operands.size(), type));
          }
          Value any = g.constant(0);
          var e =
              assertThrows(
                  ShapeException.class,
                  () ->
                      g.call(
                          "net",
                          (b, x) ->
                              b.call("part", (c, y) -> c.applyAll(op, operands).getFirst(), x),
                          any),
                  () -> op + " accepts " + Arrays.toString(types));
          assertEquals(expected, e.getMessage());
        });
  }

  @TestFactory
  Stream<DynamicTest> elementwise() {
    return Stream.of(
        says(
            "add 'net/part': shapes [2, 3] and [4] do not broadcast: extents 3 and 4, counted from"
                + " the right, must be equal or 1",
            new Add(),
            f32(2, 3),
            f32(4)),
        says("add 'net/part': takes 2 operands and was given 1", new Add(), f32(2)),
        says(
            "divide 'net/part': operand 1 is I32[2], it must be F32", new Divide(), f32(2), i32(2)),
        says("tanh 'net/part': operand 0 is I32[2], it must be F32", new Tanh(), i32(2)),
        says("tanh 'net/part': takes 1 operands and was given 2", new Tanh(), f32(2), f32(2)),
        says(
            "equal 'net/part': the first operand is I32[2] and the second is I32[3]; both must have"
                + " one type",
            new Equal(),
            i32(2),
            i32(3)),
        says("equal 'net/part': operand 0 is F32[2], it must be I32", new Equal(), f32(2), i32(2)));
  }

  @TestFactory
  Stream<DynamicTest> matrices() {
    return Stream.of(
        says(
            "matmul 'net/part': the inner extents 3 of [2, 3] and 4 of [4, 5] must be equal",
            new MatMul(false, false),
            f32(2, 3),
            f32(4, 5)),
        says(
            "matmul 'net/part': the inner extents 2 of [2, 3]' and 5 of [4, 5]' must be equal",
            new MatMul(true, true),
            f32(2, 3),
            f32(4, 5)),
        says(
            "matmul 'net/part': the first operand is F32[6] of rank 1, it must have rank 2; reshape"
                + " it",
            new MatMul(false, false),
            f32(6),
            f32(6, 1)),
        says(
            "matmul 'net/part': the second operand is F32[] of rank 0, it must have rank 2; reshape"
                + " it",
            new MatMul(false, false),
            f32(1, 6),
            f32()));
  }

  @TestFactory
  Stream<DynamicTest> layout() {
    return Stream.of(
        says(
            "reshape 'net/part': F32[2, 3] holds 6 values and [4] holds 4",
            new Reshape(Shape.of(4)),
            f32(2, 3)),
        says(
            "slice 'net/part': elements 5 to 9 are outside F32[2, 4]; it holds 8",
            new Slice(5, Shape.of(4)),
            f32(2, 4)),
        says(
            "slice 'net/part': elements -1 to 3 are outside F32[8]; it holds 8",
            new Slice(-1, Shape.of(4)),
            f32(8)),
        says(
            "slice 'net/part': elements 2147483647 to 2147483651 are outside F32[8]; it holds 8",
            new Slice(Integer.MAX_VALUE, Shape.of(4)),
            f32(8)),
        says(
            "pack 'net/part': operand 1 would take elements 3 to 5; it must begin at 4 or later and"
                + " end by 8",
            new Pack(List.of(0, 3), 8),
            f32(4),
            f32(2)),
        says(
            "pack 'net/part': operand 0 would take elements 6 to 10; it must begin at 0 or later"
                + " and end by 8",
            new Pack(List.of(6), 8),
            f32(4)),
        says(
            "pack 'net/part': operand 0 would take elements 2147483647 to 2147483651; it must begin"
                + " at 0 or later and end by 8",
            new Pack(List.of(Integer.MAX_VALUE), 8),
            f32(4)),
        says("pack 'net/part': takes 1 operands and was given 0", new Pack(List.of(6), 8)),
        says(
            "transpose 'net/part': the axes [0, 0] are no order of the axes [0, 1] of F32[2, 3];"
                + " name each one once",
            new Transpose(List.of(0, 0)),
            f32(2, 3)),
        says(
            "narrow 'net/part': positions 2 to 4 are outside axis 1 of [2, 3]",
            new Narrow(1, 2, 2),
            f32(2, 3)),
        says(
            "narrow 'net/part': positions 2147483647 to 2147483648 are outside axis 1 of [2, 3]",
            new Narrow(1, Integer.MAX_VALUE, 1),
            f32(2, 3)),
        says(
            "narrow 'net/part': axis 2 is outside 0 to 1 of [2, 3]",
            new Narrow(2, 0, 1),
            f32(2, 3)),
        says(
            "concatenate 'net/part': takes one operand or more and was given none",
            new Concatenate(0)),
        says(
            "concatenate 'net/part': operand 1 is [2, 4, 1] and operand 0 is [2, 3]; all extents"
                + " but that of axis 1 must be equal",
            new Concatenate(1),
            f32(2, 3),
            f32(2, 4, 1)),
        says(
            "concatenate 'net/part': axis -1 is outside 0 to 1 of [2, 3]",
            new Concatenate(-1),
            f32(2, 3)),
        says(
            "broadcastTo 'net/part': [2, 3] does not broadcast to [2, 4]; extents must be equal or"
                + " 1",
            new BroadcastTo(Shape.of(2, 4)),
            f32(2, 3)),
        says(
            "broadcastTo 'net/part': [2, 3] does not broadcast to [3]; extents must be equal or 1",
            new BroadcastTo(Shape.of(3)),
            f32(2, 3)));
  }

  @TestFactory
  Stream<DynamicTest> reductions() {
    return Stream.of(
        says(
            "sumTo 'net/part': [2, 3] does not reduce to [2]; extents must be equal or become 1",
            new SumTo(Shape.of(2)),
            f32(2, 3)),
        says(
            "maxTo 'net/part': [2, 3] does not reduce to [1, 2, 3]; extents must be equal or become"
                + " 1",
            new MaxTo(Shape.of(1, 2, 3)),
            f32(2, 3)),
        says("argMax 'net/part': a scalar has no axis to search", new ArgMax(), f32()));
  }

  @TestFactory
  Stream<DynamicTest> classification() {
    return Stream.of(
        says(
            "softmax 'net/part': takes 1 operands and was given 2",
            new Softmax(),
            f32(2, 3),
            f32(2, 3)),
        says("softmax 'net/part': a scalar has no axis of classes", new Softmax(), f32()),
        says("softmax 'net/part': operand 0 is I32[3], it must be F32", new Softmax(), i32(3)),
        says(
            "softmaxCrossEntropy 'net/part': the labels operand is I32[4] and one label a row is"
                + " I32[3]; both must have one type",
            new SoftmaxCrossEntropy(),
            f32(3, 5),
            i32(4)),
        says(
            "softmaxCrossEntropy 'net/part': the logits operand is F32[5] of rank 1, it must have"
                + " rank 2; reshape it",
            new SoftmaxCrossEntropy(),
            f32(5),
            i32(1)),
        says(
            "softmaxCrossEntropyGradient 'net/part': the gradient operand is F32[5] and one value a"
                + " row is F32[3]; both must have one type",
            new SoftmaxCrossEntropyGradient(),
            f32(3, 5),
            i32(3),
            f32(5)),
        says("oneHot 'net/part': operand 0 is F32[3], it must be I32", new OneHot(5), f32(3)),
        says(
            "oneHot 'net/part': shape [3, 0] has the extent 0; every extent must be at least 1",
            new OneHot(0),
            i32(3)));
  }

  @TestFactory
  Stream<DynamicTest> optimizersAndRandom() {
    TensorType p = f32(16);
    return Stream.of(
        says(
            "sgdStep 'net/part': takes 3 operands and was given 4",
            new SgdStep(0, false),
            p,
            p,
            p,
            f32()),
        says(
            "sgdStep 'net/part': takes 4 operands and was given 3",
            new SgdStep(0.9f, false),
            p,
            p,
            f32()),
        says(
            "sgdStep 'net/part': operand 0 is F32[16] and operand 2 is F32[]; both must have one"
                + " type",
            new SgdStep(0.9f, true),
            p,
            p,
            f32(),
            f32()),
        says(
            "sgdStep 'net/part': the learning rate is F32[16] and what it must be is F32[]; both"
                + " must have one type",
            new SgdStep(0, false),
            p,
            p,
            p),
        says(
            "adamStep 'net/part': takes 6 operands and was given 5",
            new AdamStep(0.9, 0.999, 1e-8f),
            p,
            p,
            p,
            p,
            f32()),
        says(
            "adamStep 'net/part': operand 0 is F32[16] and operand 3 is F32[1]; both must have one"
                + " type",
            new AdamStep(0.9, 0.999, 1e-8f),
            p,
            p,
            p,
            f32(1),
            f32(),
            i32()),
        says(
            "adamStep 'net/part': the step is I32[2] and what it must be is I32[]; both must have"
                + " one type",
            new AdamStep(0.9, 0.999, 1e-8f),
            p,
            p,
            p,
            p,
            f32(),
            i32(2)),
        says(
            "biasCorrection 'net/part': operand 0 is F32[], it must be I32",
            new BiasCorrection(0.9),
            f32()),
        says(
            "randomUniform 'net/part': the key is I32[2] and what it must be is I32[4]; both must"
                + " have one type",
            new RandomUniform("net#1", Shape.of(3)),
            i32(2)),
        says(
            "randomNormal 'net/part': operand 0 is F32[4], it must be I32",
            new RandomNormal("net#1", Shape.of(3)),
            f32(4)));
  }
}
