// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {

  @Test
  void holdsACopyOfItsValues() {
    float[] values = {1, 2, 3, 4};
    Tensor tensor = Tensor.of(Shape.of(2, 2), values);
    values[0] = 9;
    assertArrayEquals(new float[] {1, 2, 3, 4}, tensor.toFloats());
    tensor.set(3, -1);
    assertEquals(-1, tensor.get(3));
    assertEquals("Tensor F32[2, 2]", tensor.toString());
    Tensor ints = Tensor.ofInts(Shape.of(2), 5, 6);
    ints.setInt(0, 7);
    assertArrayEquals(new int[] {7, 6}, ints.toInts());
    assertEquals(TensorType.i32(2), ints.type());
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeOfElementBeginsAsZerosAndHasItsBytes(DType dtype) {
    TensorType type = new TensorType(dtype, Shape.of(3, 2));
    Tensor tensor = Tensor.onHeap(type);
    assertEquals(6L * dtype.bytes(), tensor.segment().byteSize());
    assertEquals(type.bytes(), tensor.segment().byteSize());
    MemorySegment zeros = MemorySegment.ofArray(new byte[(int) type.bytes()]);
    assertEquals(-1, tensor.segment().mismatch(zeros));
  }

  @Test
  void wrongNumbersOfValuesAreRefused() {
    assertThrows(ShapeException.class, () -> Tensor.of(Shape.of(2), 1, 2, 3));
    assertThrows(ShapeException.class, () -> Tensor.ofInts(Shape.of(2), 1));
    Tensor tensor = Tensor.of(Shape.of(2), 1, 2);
    assertEquals(
        "tensor F32[2] holds 2 values, 3 were given",
        assertThrows(ShapeException.class, () -> tensor.copyFrom(new float[3])).getMessage());
    assertEquals(
        "a tensor F32[1, 2] cannot be copied into F32[2]",
        assertThrows(ShapeException.class, () -> tensor.copyFrom(Tensor.of(Shape.of(1, 2), 1, 2)))
            .getMessage());
    tensor.copyFrom(Tensor.of(Shape.of(2), 8, 9));
    assertArrayEquals(new float[] {8, 9}, tensor.toFloats());
  }

  @Test
  void isClosedOnceAndNeverReadAfterwards() {
    AtomicInteger closings = new AtomicInteger();
    try (Arena arena = Arena.ofConfined()) {
      Tensor tensor =
          Tensor.wrap(TensorType.f32(2), arena.allocate(64, 64), closings::incrementAndGet);
      assertEquals(8, tensor.segment().byteSize());
      tensor.close();
      tensor.close();
      assertEquals(1, closings.get());
      assertThrows(IllegalStateException.class, () -> tensor.get(0));
      assertEquals("Tensor F32[2] (closed)", tensor.toString());
      assertThrows(
          IllegalArgumentException.class,
          () -> Tensor.wrap(TensorType.f32(20), arena.allocate(64), () -> {}));
    }
  }

  @Test
  void readingOutsideIsAnError() {
    Tensor tensor = Tensor.of(Shape.of(2), 1, 2);
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.get(2));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.get(-1));
  }
}
