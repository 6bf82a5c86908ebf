// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NdArrayTest {

  @Test
  void pairsAreTakenAsTheShapesBroadcast() {
    NdArray column = new NdArray(Shape.of(2, 1), 10, 20);
    NdArray row = new NdArray(Shape.of(3), 1, 2, 3);
    NdArray sum = NdArray.zip(column, row, Double::sum);
    assertEquals(Shape.of(2, 3), sum.shape());
    assertArrayEquals(new double[] {11, 12, 13, 21, 22, 23}, sum.values());
  }

  @Test
  void broadcastingRepeatsAndReducingCombines() {
    NdArray x = new NdArray(Shape.of(2, 1), 1, 2);
    NdArray wide = x.broadcastTo(Shape.of(2, 2, 3));
    assertArrayEquals(new double[] {1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2}, wide.values());
    assertArrayEquals(
        new double[] {6, 12}, wide.reduceTo(Shape.of(2, 1), 0, Double::sum).values());
    assertArrayEquals(
        new double[] {18}, wide.reduceTo(Shape.scalar(), 0, Double::sum).values());
    assertArrayEquals(
        new double[] {2, 2, 2},
        wide.reduceTo(Shape.of(3), Double.NEGATIVE_INFINITY, Math::max).values());
  }

  @ParameterizedTest
  @EnumSource
  void tensorsOfEveryTypeAreReadAndWritten(DType dtype) {
    TensorType type = new TensorType(dtype, Shape.of(3));
    NdArray values = new NdArray(type, new double[] {1, 0, 1});
    Tensor tensor = Tensor.onHeap(type);
    values.copyTo(tensor);
    assertArrayEquals(values.values(), NdArray.of(tensor).values());
    assertEquals(type, NdArray.of(tensor).type());
  }

  @Test
  void integersAreHeldExactly() {
    NdArray ints = NdArray.of(Tensor.ofInts(Shape.of(2), Integer.MAX_VALUE, Integer.MIN_VALUE));
    assertArrayEquals(new double[] {0x7fffffff, -0x80000000}, ints.values());
    Tensor back = Tensor.onHeap(ints.type());
    ints.copyTo(back);
    assertArrayEquals(new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE}, back.toInts());
  }

  @Test
  void theNumberOfValuesMustFit() {
    assertEquals(
        "F32[2, 2] holds 4 values, 3 were given",
        assertThrows(ShapeException.class, () -> new NdArray(Shape.of(2, 2), 1, 2, 3))
            .getMessage());
    NdArray x = new NdArray(Shape.of(2, 2), 1, 2, 3, 4);
    assertArrayEquals(x.values(), x.reshape(Shape.of(4)).values());
    assertThrows(ShapeException.class, () -> x.reshape(Shape.of(3)));
    assertArrayEquals(new double[] {-1, -2, -3, -4}, x.map(v -> -v).values());
    assertArrayEquals(new double[] {5}, NdArray.scalar(5).values());
  }
}
