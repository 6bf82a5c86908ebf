// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static io.neurozoo.testkit.Operand.indices;
import static io.neurozoo.testkit.Operand.uniform;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OperandTest {

  @Test
  void valuesAreTheSameEveryTimeAndOthersAtEveryPosition() {
    Operand operand = uniform(-1, 1, 3, 4);
    assertArrayEquals(operand.values(1).values(), uniform(-1, 1, 3, 4).values(1).values());
    assertFalse(Arrays.equals(operand.values(0).values(), operand.values(1).values()));
  }

  @Test
  void uniformValuesAreFloatsThatFillTheirRange() {
    double[] values = uniform(-2, 6, 1000).values().values();
    for (double value : values) {
      assertTrue(value >= -2 && value < 6 && value == (float) value, () -> "value " + value);
    }
    assertEquals(2, Arrays.stream(values).average().orElseThrow(), 0.3);
  }

  @Test
  void indicesMeetEveryClass() {
    NdArray values = indices(5, 10, 10).values();
    assertEquals(TensorType.i32(10, 10), values.type());
    assertArrayEquals(
        new double[] {0, 1, 2, 3, 4}, Arrays.stream(values.values()).distinct().sorted().toArray());
  }

  @Test
  void specialValuesLeaveIndicesAlone() {
    assertArrayEquals(indices(5, 20).values(1).values(), indices(5, 20).specialValues(1).values());
    double[] special = uniform(-1, 1, 40).specialValues(0).values();
    assertTrue(Arrays.stream(special).anyMatch(Double::isNaN));
    assertTrue(Arrays.stream(special).anyMatch(Double::isInfinite));
  }

  @Test
  void aBatchOfGivenValuesRepeatsThem() {
    NdArray row = new NdArray(Shape.of(2), 3, 0.1);
    assertArrayEquals(
        new double[] {3, 0.1f, 3, 0.1f}, Operand.of(row).batched(2).values().values());
    assertEquals(Shape.of(2, 2), Operand.of(row).batched(2).type().shape());
  }
}
