// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalarReductionTest {
  @Test
  void aContiguousSumIsTheTreeOverSixteenLanes() {
    for (int length = 0; length < 200; length++) {
      float[] x = random(length);
      float[] lanes = new float[16];
      for (int i = 0; i < length; i++) {
        lanes[i % 16] += x[i];
      }
      for (int distance = 8; distance > 0; distance /= 2) {
        for (int j = 0; j < distance; j++) {
          lanes[j] += lanes[j + distance];
        }
      }
      assertEquals(lanes[0], ScalarReduction.sum(MemorySegment.ofArray(x), 0, length));
    }
  }

  @Test
  void aMaximumIsTheGreatestElement() {
    for (int length = 1; length < 100; length++) {
      float[] x = random(length);
      float greatest = x[0];
      for (float value : x) {
        greatest = Math.max(greatest, value);
      }
      assertEquals(greatest, ScalarReduction.max(MemorySegment.ofArray(x), 0, length));
    }
  }

  @Test
  void oneNanAnywhereMakesTheMaximumNan() {
    for (int i = 0; i < 37; i++) {
      float[] x = random(37);
      x[i] = Float.NaN;
      assertEquals(Float.NaN, ScalarReduction.max(MemorySegment.ofArray(x), 0, 37));
    }
  }

  @Test
  void nothingSumsToZeroAndHasMaximumMinusInfinity() {
    MemorySegment none = MemorySegment.ofArray(new float[0]);
    assertEquals(0f, ScalarReduction.sum(none, 0, 0));
    assertEquals(Float.NEGATIVE_INFINITY, ScalarReduction.max(none, 0, 0));
  }

  @Test
  void axesAreSummedInOrder() {
    float[] x = random(2 * 3 * 4);
    float[] rows = new float[6];
    ScalarReduction.sumRows(MemorySegment.ofArray(x), 0, MemorySegment.ofArray(rows), 0, 4, 0, 6);
    float[] columns = new float[4];
    ScalarReduction.sumColumns(
        MemorySegment.ofArray(x), 0, MemorySegment.ofArray(columns), 0, 6, 4, 0, 4);
    float[] middle = new float[8];
    ScalarReduction.sumMiddle(
        MemorySegment.ofArray(x), 0, MemorySegment.ofArray(middle), 0, 3, 4, 0, 8);
    float[] expectedRows = new float[6];
    float[] expectedColumns = new float[4];
    float[] expectedMiddle = new float[8];
    for (int r = 0; r < 6; r++) {
      int i = 4 * r;
      expectedRows[r] = (x[i] + x[i + 2]) + (x[i + 1] + x[i + 3]);
      for (int c = 0; c < 4; c++) {
        expectedColumns[c] += x[i + c];
        expectedMiddle[r / 3 * 4 + c] += x[i + c];
      }
    }
    assertArrayEquals(expectedRows, rows);
    assertArrayEquals(expectedColumns, columns);
    assertArrayEquals(expectedMiddle, middle);
  }

  private static float[] random(int length) {
    Random random = new Random(length);
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }
}
