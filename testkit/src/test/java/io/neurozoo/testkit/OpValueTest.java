// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.graph.Op;
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
import io.neurozoo.op.Sigmoid;
import io.neurozoo.op.Slice;
import io.neurozoo.op.Softplus;
import io.neurozoo.op.Sqrt;
import io.neurozoo.op.StopGradient;
import io.neurozoo.op.Subtract;
import io.neurozoo.op.SumTo;
import io.neurozoo.op.Tanh;
import io.neurozoo.op.Transpose;
import io.neurozoo.random.Philox;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The definitions of the primitive ops against values worked out by hand: the kernels are tested
 * against the definitions, so that these must not be wrong.
 */
class OpValueTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  /** 1 2 3 / 4 5 6. */
  private static final NdArray A = array(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);

  private static NdArray array(Shape shape, double... values) {
    return new NdArray(shape, values);
  }

  private static NdArray ints(Shape shape, double... values) {
    return new NdArray(new TensorType(DType.I32, shape), values);
  }

  private static NdArray row(double... values) {
    return array(Shape.of(values.length), values);
  }

  private static DynamicTest is(Op op, NdArray expected, NdArray... inputs) {
    return DynamicTest.dynamicTest(
        op + " " + Arrays.stream(inputs).map(NdArray::type).toList(),
        () -> {
          NdArray actual = op.evaluate(List.of(inputs)).getFirst();
          assertEquals(expected.type(), actual.type());
          assertArrayEquals(expected.values(), actual.values(), 1e-15);
        });
  }

  @TestFactory
  Stream<DynamicTest> elementwise() {
    NdArray column = array(Shape.of(2, 1), 10, 20);
    NdArray x = row(-INF, -2, -0.0, 0, 0.5, INF, NAN);
    return Stream.of(
        is(new Add(), array(Shape.of(2, 3), 11, 12, 13, 24, 25, 26), A, column),
        is(new Subtract(), array(Shape.of(2, 3), 0, 0, 0, 3, 3, 3), A, row(1, 2, 3)),
        is(new Multiply(), array(Shape.of(2, 3), 10, 20, 30, 80, 100, 120), A, column),
        is(
            new Multiply(),
            array(Shape.of(2, 2), 10, 20, 30, 60),
            row(1, 3).reshape(Shape.of(2, 1)),
            row(10, 20)),
        is(new Divide(), row(2, -4, INF, NAN), row(1, -2, 1, 0), row(0.5, 0.5, 0, 0)),
        is(new Greater(), row(0, 0, 1, 0, 0), row(1, 2, 3, NAN, 1), row(2, 2, 2, 2, NAN)),
        is(new Maximum(), row(2, 2, 3, NAN, NAN), row(1, 2, 3, NAN, 1), row(2, 2, 2, 2, NAN)),
        is(new Maximum(), array(Shape.of(2, 3), 10, 10, 10, 20, 20, 20), A, column),
        is(new Equal(), row(1, 0, 1), ints(Shape.of(3), 3, 4, -1), ints(Shape.of(3), 3, 5, -1)),
        is(new Exp(), row(0, Math.E, 1, INF, NAN), row(-INF, 1, 0, INF, NAN)),
        is(new Log(), row(-INF, 0, 1, NAN), row(0, 1, Math.E, -1)),
        is(new Sqrt(), row(0, 1.5, INF, NAN), row(0, 2.25, INF, -1)),
        is(new Tanh(), row(-1, 0, 0.46211715726000976, 1, NAN), row(-INF, 0, 0.5, INF, NAN)),
        is(new Sigmoid(), row(0, 0.5, 0.7310585786300049, 1, NAN), row(-INF, 0, 1, INF, NAN)),
        // Abramowitz and Stegun 1964, table 7.1.
        is(
            new Erf(),
            row(-1, -0.8427007929497149, 0, 0.5204998778130465, 0.9953222650189527, 1, NAN),
            row(-INF, -1, 0, 0.5, 2, 7, NAN)),
        is(
            new Softplus(),
            row(0, 0.12692801104297263, 0.6931471805599453, 2.1269280110429727, 90, INF, NAN),
            row(-INF, -2, 0, 2, 90, INF, NAN)),
        is(
            new Elu(0.5f),
            row(-0.5, -0.31606027941427883, 0, 0.25, 3, INF, NAN),
            row(-INF, -1, 0, 0.25, 3, INF, NAN)),
        is(new Relu(), row(0, 0, 0, 0, 0.5, INF, NAN), x),
        is(new StopGradient(), x, x));
  }

  @TestFactory
  Stream<DynamicTest> matrices() {
    NdArray b = array(Shape.of(3, 2), 7, 8, 9, 10, 11, 12);
    NdArray product = array(Shape.of(2, 2), 58, 64, 139, 154);
    NdArray transposedA = array(Shape.of(3, 2), 1, 4, 2, 5, 3, 6);
    NdArray transposedB = array(Shape.of(2, 3), 7, 9, 11, 8, 10, 12);
    return Stream.of(
        is(new MatMul(false, false), product, A, b),
        is(new MatMul(true, false), product, transposedA, b),
        is(new MatMul(false, true), product, A, transposedB),
        is(new MatMul(true, true), product, transposedA, transposedB));
  }

  @TestFactory
  Stream<DynamicTest> shapes() {
    return Stream.of(
        is(new Reshape(Shape.of(3, 2)), array(Shape.of(3, 2), 1, 2, 3, 4, 5, 6), A),
        is(new Reshape(Shape.of(1, 2)), ints(Shape.of(1, 2), 8, 9), ints(Shape.of(2), 8, 9)),
        is(new Slice(2, Shape.of(1, 3)), array(Shape.of(1, 3), 3, 4, 5), A),
        is(new Slice(1, Shape.of(2)), ints(Shape.of(2), 8, 9), ints(Shape.of(3), 7, 8, 9)),
        is(new Pack(List.of(1, 7), 9), row(0, 1, 2, 3, 4, 5, 6, 8, 0), A, row(8)),
        is(new BroadcastTo(Shape.of(2, 3)), array(Shape.of(2, 3), 1, 2, 3, 1, 2, 3), row(1, 2, 3)),
        is(new Transpose(List.of(1, 0)), array(Shape.of(3, 2), 1, 4, 2, 5, 3, 6), A),
        is(
            new Transpose(List.of(2, 0, 1)),
            array(Shape.of(3, 2, 1), 1, 4, 2, 5, 3, 6),
            A.reshape(Shape.of(2, 1, 3))),
        is(new Narrow(1, 1, 2), array(Shape.of(2, 2), 2, 3, 5, 6), A),
        is(new Narrow(0, 1, 1), array(Shape.of(1, 3), 4, 5, 6), A),
        is(
            new Concatenate(1),
            array(Shape.of(2, 4), 1, 2, 3, 8, 4, 5, 6, 9),
            A,
            array(Shape.of(2, 1), 8, 9)),
        is(
            new Concatenate(0),
            array(Shape.of(3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9),
            A,
            array(Shape.of(1, 3), 7, 8, 9)),
        is(
            new BroadcastTo(Shape.of(2, 2)),
            array(Shape.of(2, 2), 1, 1, 2, 2),
            array(Shape.of(2, 1), 1, 2)));
  }

  @TestFactory
  Stream<DynamicTest> reductions() {
    return Stream.of(
        is(new SumTo(Shape.scalar()), NdArray.scalar(21), A),
        is(new SumTo(Shape.of(3)), row(5, 7, 9), A),
        is(new SumTo(Shape.of(1, 3)), array(Shape.of(1, 3), 5, 7, 9), A),
        is(new SumTo(Shape.of(2, 1)), array(Shape.of(2, 1), 6, 15), A),
        is(new MaxTo(Shape.scalar()), NdArray.scalar(6), A),
        is(new MaxTo(Shape.of(3)), row(4, 5, 6), A),
        is(new MaxTo(Shape.of(2, 1)), array(Shape.of(2, 1), 3, 6), A),
        is(new MaxTo(Shape.of(1)), row(NAN), row(1, NAN, 2)),
        is(new ArgMax(), ints(Shape.of(2), 1, 0), array(Shape.of(2, 3), 1, 5, 5, 3, 3, 3)));
  }

  @TestFactory
  Stream<DynamicTest> constantsAndIndices() {
    return Stream.of(
        is(new Constant(0.1f), NdArray.scalar(0.1f)),
        is(new OneHot(3), array(Shape.of(2, 3), 0, 0, 1, 1, 0, 0), ints(Shape.of(2), 2, 0)),
        is(new OneHot(2), row(0, 1), ints(Shape.scalar(), 1)),
        is(new BiasCorrection(0.5), row(0.5, 0.75, 0.875), ints(Shape.of(3), 1, 2, 3)));
  }

  @Test
  void anIndexOutsideIsNamed() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new OneHot(3).evaluate(List.of(ints(Shape.of(2), 0, 3))));
    assertEquals("oneHot: index 3 is outside 0 to 2", e.getMessage());
  }

  @Test
  void randomValuesAreThoseOfTheStream() {
    // seed 0x1_00000002, step 0x3_fffffffc, low half first
    NdArray key = ints(Shape.of(4), 2, 1, -4, 3);
    Philox stream = Philox.of(0x1_00000002L, "net.dropout#1");
    double[] uniform =
        new RandomUniform("net.dropout#1", Shape.of(2, 3))
            .evaluate(List.of(key))
            .getFirst()
            .values();
    double[] normal =
        new RandomNormal("net.dropout#1", Shape.of(2, 3))
            .evaluate(List.of(key))
            .getFirst()
            .values();
    for (int i = 0; i < 6; i++) {
      assertEquals(stream.uniform(0x3_fffffffcL, i), uniform[i]);
      assertEquals(stream.normal(0x3_fffffffcL, i), normal[i]);
    }
  }
}
