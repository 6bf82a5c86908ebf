// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/**
 * The sine of a float, by operations that are exactly defined: multiply, add, fma, compare, choose
 * and those on bits. So these bits come out everywhere, and {@link VectorSine} has them at any
 * width.
 *
 * <p>For |frequency x| up to {@value #LIMIT} the absolute error is below 1.3e-7, at any such angle
 * (the largest found is 1.2501e-7), and that of snake below 10 units in the last place (the largest
 * found is 8.7). For greater angles the sine is that of the angle 0, which makes snake the
 * identity; for infinities and what is not a number it is NaN.
 */
final class ScalarSine {
  /** Largest angle that is reduced, in radians. */
  static final float LIMIT = 32_768;

  // pi = PI_HIGH + PI_LOW, less 3.4e-15.
  static final float PI_HIGH = 3.1415927f;
  static final float PI_LOW = -8.742278e-8f;
  static final float ONE_BY_PI = 0.31830987f;

  /** 1.5 * 2^23: adding it rounds to an integer, which then stands in the low bits of the sum. */
  static final float ROUND = 12_582_912;

  // sin r = r + S3 r^3 + ... + S9 r^9 for |r| <= pi/2 + 0.006, within 6.6e-9 of the value: minimax
  // by Lawson's algorithm, coefficients rounded to float one by one.
  static final float S3 = -0.1666666f;
  static final float S5 = 0.008333067f;
  static final float S7 = -0.00019809554f;
  static final float S9 = 2.6054656e-6f;

  private ScalarSine() {}

  /**
   * sin(frequency x + half pi).
   *
   * @param half phase in half turns: 0, 0.5, 1 or 1.5
   */
  static float sine(float frequency, float half, float x) {
    float inside = Math.abs(frequency * x) <= LIMIT ? x : x - x; // 0, or what is not a number
    float angle = frequency * inside;
    float lost = Math.fma(-frequency, inside, angle); // frequency x = angle - lost, exactly

    // sin(angle + half pi) = (-1)^n sin(r), r = angle - (n - half) pi, |r| <= pi/2
    float shifted = Math.fma(angle, ONE_BY_PI, half) + ROUND;
    float turns = shifted - ROUND - half;
    float r = Math.fma(turns, -PI_HIGH, angle); // exact: a multiple of 2^-23 below 2
    r -= Math.fma(turns, PI_LOW, lost);

    float square = r * r;
    float p = Math.fma(square, S9, S7);
    p = Math.fma(square, p, S5);
    p = Math.fma(square, p, S3);
    float y = Math.fma(square * r, p, r);
    int sign = Float.floatToRawIntBits(shifted) << 31;
    return Float.intBitsToFloat(Float.floatToRawIntBits(y) ^ sign);
  }

  /** x + sin^2(a x) / a. */
  static float snake(float a, float reciprocal, float x) {
    float s = sine(a, 0, x);
    return Math.fma(s * s, reciprocal, x);
  }

  /** {@link Sine} of many elements. */
  record Sines(float frequency, float half) implements ElementwiseKernel.Loop {
    Sines(Sine op) {
      this(op.frequency(), op.quarters() / 2f);
    }

    @Override
    public void run(MemorySegment x, MemorySegment y, long from, long to) {
      for (long i = from; i < to; i++) {
        y.setAtIndex(JAVA_FLOAT, i, sine(frequency, half, x.getAtIndex(JAVA_FLOAT, i)));
      }
    }
  }

  /** {@link Snake} of many elements. */
  record Snakes(float a, float reciprocal) implements ElementwiseKernel.Loop {
    Snakes(Snake op) {
      this(op.a(), 1 / op.a());
    }

    @Override
    public void run(MemorySegment x, MemorySegment y, long from, long to) {
      for (long i = from; i < to; i++) {
        y.setAtIndex(JAVA_FLOAT, i, snake(a, reciprocal, x.getAtIndex(JAVA_FLOAT, i)));
      }
    }
  }
}
