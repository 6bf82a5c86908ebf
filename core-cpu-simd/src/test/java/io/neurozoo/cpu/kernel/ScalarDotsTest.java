// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalarDotsTest {
  @Test
  void aDotProductIsTheTreeOverSixteenLanes() {
    for (int length = 0; length < 200; length++) {
      float[] x = random(length, length);
      float[] y = random(length, length + 1000);
      float[] lanes = new float[16];
      for (int i = 0; i < length; i++) {
        lanes[i % 16] = Math.fma(x[i], y[i], lanes[i % 16]);
      }
      for (int distance = 8; distance > 0; distance /= 2) {
        for (int j = 0; j < distance; j++) {
          lanes[j] += lanes[j + distance];
        }
      }
      assertEquals(lanes[0], dot(x, y));
    }
  }

  @Test
  void ofOnesItIsTheSumOfTheReduction() {
    for (int length : new int[] {1, 16, 100, 163}) {
      float[] x = random(length, 3);
      float[] ones = new float[length];
      Arrays.fill(ones, 1f);
      assertEquals(ScalarReduction.sum(MemorySegment.ofArray(x), 0, length), dot(x, ones));
    }
  }

  @Test
  void rowsAreIndependent() {
    float[] x = random(21, 1);
    float[] y = random(3 * 21, 2);
    float[] out = new float[4];
    ScalarDots.dots(
        MemorySegment.ofArray(x), 0, MemorySegment.ofArray(y), 0, 21, 3,
        MemorySegment.ofArray(out), 4);
    float[] expected = new float[4];
    for (int r = 0; r < 3; r++) {
      expected[r + 1] = dot(x, Arrays.copyOfRange(y, r * 21, (r + 1) * 21));
    }
    assertArrayEquals(expected, out);
  }

  private static float dot(float[] x, float[] y) {
    return ScalarDots.dot(MemorySegment.ofArray(x), 0, MemorySegment.ofArray(y), 0, x.length);
  }

  private static float[] random(int length, long seed) {
    Random random = new Random(seed);
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }
}
