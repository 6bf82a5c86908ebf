// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalarBroadcastTest {
  @Test
  void rankZeroIsOneElement() {
    assertArrayEquals(
        new float[] {-1f},
        apply(new float[] {2f}, new long[0], new float[] {3f}, new long[0], new long[0], 0, 1));
  }

  @Test
  void everyPairOfInnerStridesIsRight() {
    for (long xStep : new long[] {0, 1, 2}) {
      for (long yStep : new long[] {0, 1, 2}) {
        check(new long[] {3, 4}, new long[] {8, xStep}, new long[] {0, yStep});
      }
    }
  }

  @Test
  void eightAxesWithBroadcastAndTransposedOnesAreRight() {
    check(
        new long[] {2, 3, 1, 2, 2, 3, 2, 3},
        new long[] {216, 0, 5, 36, 0, 6, 3, 1},
        new long[] {1, 2, 0, 6, 12, 24, 0, 0});
  }

  @Test
  void rangesMayBeginAndEndAnywhere() {
    long[] shape = {2, 3, 5};
    long[] strides = {15, 5, 1};
    float[] x = random(30);
    float[] row = random(5);
    float[] whole = apply(x, strides, row, new long[] {0, 0, 1}, shape, 0, 30);
    float[] part = apply(x, strides, row, new long[] {0, 0, 1}, shape, 4, 16);
    for (int i = 0; i < 30; i++) {
      whole[i] = i < 4 || i >= 16 ? Float.NaN : whole[i];
    }
    assertArrayEquals(whole, part);
  }

  /** Compares with one subtraction an element, its offsets computed axis by axis. */
  private static void check(long[] shape, long[] xStrides, long[] yStrides) {
    float[] x = random(1000);
    float[] y = random(1000);
    int size = 1;
    for (long extent : shape) {
      size *= (int) extent;
    }
    float[] expected = new float[size];
    for (int i = 0; i < size; i++) {
      long rest = i;
      long xIndex = 0;
      long yIndex = 0;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        xIndex += rest % shape[axis] * xStrides[axis];
        yIndex += rest % shape[axis] * yStrides[axis];
        rest /= shape[axis];
      }
      expected[i] = x[(int) xIndex] - y[(int) yIndex];
    }
    assertArrayEquals(expected, apply(x, xStrides, y, yStrides, shape, 0, size));
  }

  private static float[] apply(
      float[] x, long[] xStrides, float[] y, long[] yStrides, long[] shape, long from, long to) {
    long size = 1;
    for (long extent : shape) {
      size *= extent;
    }
    float[] out = new float[(int) size];
    Arrays.fill(out, Float.NaN);
    MemorySegment memory = MemorySegment.ofArray(out);
    ScalarBroadcast.apply(
        ScalarBinary.SUBTRACT,
        MemorySegment.ofArray(x),
        0,
        xStrides,
        MemorySegment.ofArray(y),
        0,
        yStrides,
        memory,
        0,
        shape,
        from,
        to);
    return memory.toArray(ValueLayout.JAVA_FLOAT);
  }

  private static float[] random(int length) {
    Random random = new Random(length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }
}
