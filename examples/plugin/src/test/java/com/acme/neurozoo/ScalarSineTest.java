// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarSineTest {
  /** A prime, so that all kinds of mantissas are met. */
  private static final int EVERY = 9_973;

  @ParameterizedTest
  @ValueSource(floats = {0.3f, 1, 3.1415927f, -7.7f})
  void staysWithinTheStatedErrorUpToTheLimit(float frequency) {
    for (int bits = 0; bits < 0x7f800000; bits += EVERY) {
      float x = Float.intBitsToFloat(bits);
      double angle = (double) frequency * x;
      if (Math.abs(angle) < ScalarSine.LIMIT) {
        assertNear(StrictMath.sin(angle), ScalarSine.sine(frequency, 0, x), x);
        assertNear(StrictMath.cos(angle), ScalarSine.sine(frequency, 0.5f, x), x);
        assertNear(-StrictMath.sin(angle), ScalarSine.sine(frequency, 1, x), x);
        assertNear(-StrictMath.cos(angle), ScalarSine.sine(frequency, 1.5f, x), x);
      }
    }
  }

  private static void assertNear(double expected, float actual, float x) {
    double error = Math.abs(actual - expected);
    assertTrue(error < 1.3e-7, () -> "off by " + error + " at " + x);
  }

  @Test
  void isThatOfAngleZeroBeyondTheLimit() {
    assertEquals(0f, ScalarSine.sine(1, 0, 32_769));
    assertEquals(1f, ScalarSine.sine(1, 0.5f, -1e30f));
    assertEquals(1e30f, ScalarSine.snake(1, 1, 1e30f));
  }

  @Test
  void isNotANumberWhereTheAngleIsNone() {
    assertEquals(Float.NaN, ScalarSine.sine(1, 0, Float.POSITIVE_INFINITY));
    assertEquals(Float.NaN, ScalarSine.sine(1, 0.5f, Float.NaN));
  }
}
