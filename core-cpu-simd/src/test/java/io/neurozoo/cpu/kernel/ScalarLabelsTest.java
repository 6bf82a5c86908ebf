// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class ScalarLabelsTest {
  private static final float NAN = Float.NaN;

  @Test
  void argmaxIsTheFirstOfEquals() {
    assertEquals(1, argmax(1f, 5f, 5f, 2f));
    assertEquals(0, argmax(-0f, 0f));
    assertEquals(0, argmax(Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY));
  }

  @Test
  void argmaxTakesNanForTheGreatest() {
    assertEquals(2, argmax(1f, Float.POSITIVE_INFINITY, NAN, 7f, NAN));
  }

  @Test
  void equalComparesIntegers() {
    float[] out = new float[3];
    ScalarLabels.equal(ints(1, 2, 3), 0, ints(1, 0, 3), 0, MemorySegment.ofArray(out), 0, 0, 3);
    assertArrayEquals(new float[] {1f, 0f, 1f}, out);
  }

  @Test
  void oneHotWritesWholeRows() {
    float[] out = {9f, 9f, 9f, 9f, 9f, 9f};
    ScalarLabels.oneHot(ints(2, 0), 0, MemorySegment.ofArray(out), 0, 3, 0, 2);
    assertArrayEquals(new float[] {0f, 0f, 1f, 1f, 0f, 0f}, out);
  }

  @Test
  void oneHotNamesALabelOutOfRange() {
    MemorySegment out = MemorySegment.ofArray(new float[6]);
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> ScalarLabels.oneHot(ints(2, 3), 0, out, 0, 3, 0, 2));
    String expected = "oneHot: label 3 in row 1 is outside [0, 3) for 3 classes";
    assertTrue(error.getMessage().startsWith(expected), error.getMessage());
  }

  private static int argmax(float... row) {
    int[] out = {-1};
    ScalarLabels.argmaxRows(
        MemorySegment.ofArray(row), 0, MemorySegment.ofArray(out), 0, row.length, 0, 1);
    return out[0];
  }

  private static MemorySegment ints(int... values) {
    return MemorySegment.ofArray(values);
  }
}
