// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.op.Erf;
import io.neurozoo.tensor.NdArray;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ScalarMathTest {
  /** A float function under test. */
  private interface FloatFunction {
    float apply(float x);
  }

  private static final float INFINITY = Float.POSITIVE_INFINITY;

  @Test
  void expIsWithinOneUlp() {
    assertWorst(1.0, ScalarMath::exp, StrictMath::exp, -87.33654f, -0f);
    assertWorst(1.0, ScalarMath::exp, StrictMath::exp, 0f, 88.72283f);
  }

  @Test
  void logIsWithinOneUlp() {
    assertWorst(1.0, ScalarMath::log, StrictMath::log, Float.MIN_VALUE, Float.MAX_VALUE);
    assertWorst(1.0, ScalarMath::log, StrictMath::log, 0.99f, 1.01f);
  }

  @Test
  void tanhIsWithinTwoAndAHalfUlp() {
    assertWorst(2.5, ScalarMath::tanh, StrictMath::tanh, 0f, INFINITY);
    assertWorst(2.5, ScalarMath::tanh, StrictMath::tanh, 0.001f, 1f);
  }

  @Test
  void sigmoidIsWithinTwoAndAHalfUlp() {
    DoubleUnaryOperator sigmoid = x -> 1 / (1 + StrictMath.exp(-x));
    assertWorst(2.5, ScalarMath::sigmoid, sigmoid, -87.33654f, -0f);
    assertWorst(2.5, ScalarMath::sigmoid, sigmoid, 0f, INFINITY);
  }

  /** The definition's series is tested with the op; here it is the exact value. */
  @Test
  void erfIsWithinSevenAndAFifthUlp() {
    DoubleUnaryOperator erf =
        x -> new Erf().evaluate(List.of(NdArray.scalar(x))).getFirst().get(0);
    assertWorst(7.2, ScalarMath::erf, erf, Float.MIN_NORMAL, INFINITY);
    assertWorst(7.2, ScalarMath::erf, erf, 0.5f, 4f);
  }

  @Test
  void erfIsOddAndBounded() {
    assertBits(1f, ScalarMath.erf(INFINITY));
    assertBits(-1f, ScalarMath.erf(-INFINITY));
    assertBits(0f, ScalarMath.erf(0f));
    assertBits(-0f, ScalarMath.erf(-0f));
    assertBits(Float.NaN, ScalarMath.erf(Float.NaN));
    for (int bits : Samples.sweep(10_007)) {
      float x = Float.intBitsToFloat(bits);
      if (!Float.isNaN(x)) {
        float y = ScalarMath.erf(x);
        assertTrue(y >= -1f && y <= 1f, () -> "erf(" + x + ") = " + y);
        assertBits(-y, ScalarMath.erf(-x));
      }
    }
  }

  @Test
  void expAtTheEnds() {
    assertBits(0f, ScalarMath.exp(-INFINITY));
    assertBits(INFINITY, ScalarMath.exp(INFINITY));
    assertBits(Float.NaN, ScalarMath.exp(Float.NaN));
    assertBits(1f, ScalarMath.exp(0f));
    assertBits(1f, ScalarMath.exp(-0f));
    assertBits(1f, ScalarMath.exp(Float.MIN_VALUE));
    assertTrue(Float.isFinite(ScalarMath.exp(ScalarMath.EXP_HIGHEST)));
    assertBits(INFINITY, ScalarMath.exp(Math.nextUp(ScalarMath.EXP_HIGHEST)));
    assertTrue(ScalarMath.exp(ScalarMath.EXP_LOWEST) >= Float.MIN_NORMAL);
    assertBits(0f, ScalarMath.exp(Math.nextDown(ScalarMath.EXP_LOWEST)));
  }

  @Test
  void logAtTheEnds() {
    assertBits(-INFINITY, ScalarMath.log(0f));
    assertBits(-INFINITY, ScalarMath.log(-0f));
    assertBits(Float.NaN, ScalarMath.log(-Float.MIN_VALUE));
    assertBits(Float.NaN, ScalarMath.log(-INFINITY));
    assertBits(Float.NaN, ScalarMath.log(Float.NaN));
    assertBits(INFINITY, ScalarMath.log(INFINITY));
    assertBits(0f, ScalarMath.log(1f));
  }

  @Test
  void tanhIsOddAndBounded() {
    assertBits(1f, ScalarMath.tanh(INFINITY));
    assertBits(-1f, ScalarMath.tanh(-INFINITY));
    assertBits(0f, ScalarMath.tanh(0f));
    assertBits(-0f, ScalarMath.tanh(-0f));
    assertBits(Float.NaN, ScalarMath.tanh(Float.NaN));
    for (int bits : Samples.sweep(10_007)) {
      float x = Float.intBitsToFloat(bits);
      if (!Float.isNaN(x)) {
        float y = ScalarMath.tanh(x);
        assertTrue(y >= -1f && y <= 1f, () -> "tanh(" + x + ") = " + y);
        assertBits(-y, ScalarMath.tanh(-x));
      }
    }
  }

  @Test
  void sigmoidIsBounded() {
    assertBits(1f, ScalarMath.sigmoid(INFINITY));
    assertBits(0f, ScalarMath.sigmoid(-INFINITY));
    assertBits(0.5f, ScalarMath.sigmoid(0f));
    assertBits(0.5f, ScalarMath.sigmoid(-0f));
    assertBits(Float.NaN, ScalarMath.sigmoid(Float.NaN));
    assertBits(0f, ScalarMath.sigmoid(Math.nextDown(ScalarMath.EXP_LOWEST)));
    for (int bits : Samples.sweep(10_007)) {
      float x = Float.intBitsToFloat(bits);
      float y = ScalarMath.sigmoid(x);
      assertTrue(Float.isNaN(x) || (y >= 0f && y <= 1f), () -> "sigmoid(" + x + ") = " + y);
      assertTrue(y == 0f || !(Math.abs(y) < Float.MIN_NORMAL), "denormal");
    }
  }

  @Test
  void reluKeepsNanAndDropsTheSignOfZero() {
    assertBits(2f, ScalarMath.relu(2f));
    assertBits(0f, ScalarMath.relu(-2f));
    assertBits(0f, ScalarMath.relu(-0f));
    assertBits(Float.NaN, ScalarMath.relu(Float.NaN));
  }

  @Test
  void maximumPropagatesNan() {
    assertBits(2f, ScalarMath.maximum(1f, 2f));
    assertBits(2f, ScalarMath.maximum(2f, 1f));
    assertBits(Float.NaN, ScalarMath.maximum(Float.NaN, 1f));
    assertBits(Float.NaN, ScalarMath.maximum(1f, Float.NaN));
    assertBits(0f, ScalarMath.maximum(-0f, 0f));
    assertBits(0f, ScalarMath.maximum(0f, -0f));
  }

  @Test
  void greaterIsFalseForNan() {
    assertBits(1f, ScalarMath.greater(2f, 1f));
    assertBits(0f, ScalarMath.greater(1f, 1f));
    assertBits(0f, ScalarMath.greater(Float.NaN, 1f));
    assertBits(0f, ScalarMath.greater(1f, Float.NaN));
  }

  /** Checks every 1009th bit pattern between two floats of one sign, and 10,000 at each end. */
  private static void assertWorst(
      double limit, FloatFunction f, DoubleUnaryOperator exact, float from, float to) {
    long a = Float.floatToRawIntBits(from) & 0xFFFFFFFFL;
    long b = Float.floatToRawIntBits(to) & 0xFFFFFFFFL;
    long first = Math.min(a, b);
    long last = Math.max(a, b);
    long end = Math.min(10_000, last - first);
    double worst = 0;
    for (long i = 0; i <= end; i++) {
      worst = Math.max(worst, error(f, exact, first + i));
      worst = Math.max(worst, error(f, exact, last - i));
    }
    for (long i = first; i <= last; i += 1009) {
      worst = Math.max(worst, error(f, exact, i));
    }
    double found = worst;
    assertTrue(found <= limit, () -> "largest error is " + found + " ulp");
    assertTrue(found > 0.3, "an error this small was never computed");
  }

  private static double error(FloatFunction f, DoubleUnaryOperator exact, long bits) {
    float x = Float.intBitsToFloat((int) bits);
    double y = exact.applyAsDouble(x);
    return Math.abs(f.apply(x) - y) / Math.ulp((float) y);
  }

  private static void assertBits(float expected, float actual) {
    assertEquals(Float.floatToIntBits(expected), Float.floatToIntBits(actual), () -> "" + actual);
  }
}
