// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

/**
 * exp, log, tanh, sigmoid, erf and friends on one float, with the same bits as {@link VectorMath}
 * on any width, interpreted or compiled.
 *
 * <p>Only add, multiply, fma, divide, comparisons and integer bit operations are used: each is
 * exactly defined, unlike the vector API's transcendentals. Rounding to the nearest integer adds
 * 1.5 * 2^23, after which the integer stands in the low bits of the sum. The polynomials are
 * minimax fits made for these functions (linear programming over Chebyshev nodes, coefficients
 * rounded to float one by one).
 *
 * <p>Largest errors over all floats against {@link StrictMath}, in units in the last place of the
 * result: exp 0.90, log 0.86, tanh 2.42, sigmoid 2.49 (1.50 for x >= 0); erf 7.11, at 3.56, where
 * it is almost 1. Where exp and sigmoid would be denormal they are 0.
 */
public final class ScalarMath {
  // Shared with VectorMath, so that the two cannot drift apart.
  static final float ROUND = 12582912f; // 1.5 * 2^23
  static final int ROUND_BITS = 0x4B400000;
  static final int ONE_BITS = 0x3F800000;
  static final int SIGN_BIT = 0x80000000;
  static final int MANTISSA_BITS = 23;
  static final int MANTISSA_MASK = 0x007FFFFF;

  static final float LOG2_E = 1.44269504f;
  static final float LN2_HIGH = 0.693147182f; // ln 2 rounded to float
  static final float LN2_LOW = -1.90465421e-9f; // ln 2 - LN2_HIGH

  /** Below ln(2^-126) the result would be denormal: it is flushed to zero. */
  static final float EXP_LOWEST = -87.3365402f;

  /** Above ln(Float.MAX_VALUE) the result is infinite. */
  static final float EXP_HIGHEST = 88.7228317f;

  // e^r = 1 + r + E2 r^2 + ... + E6 r^6 for |r| <= ln(2)/2, within 0.05 ulp.
  static final float E2 = 0.49999994f;
  static final float E3 = 0.16666521f;
  static final float E4 = 0.04166829f;
  static final float E5 = 0.008368704f;
  static final float E6 = 0.0013818945f;

  // e^r - 1 = r + T2 r^2 + ... + T7 r^7 for |r| <= ln(2)/2, within 0.01 ulp of the difference.
  static final float T2 = 0.5f;
  static final float T3 = 0.16666666f;
  static final float T4 = 0.041666493f;
  static final float T5 = 0.008333543f;
  static final float T6 = 0.0013932365f;
  static final float T7 = 0.00019764325f;

  // log(1 + f) = f - f^2/2 + f^3 (L3 + L4 f + ... + L10 f^7), sqrt(1/2) <= 1 + f < sqrt(2).
  static final float L3 = 0.3333333f;
  static final float L4 = -0.25000823f;
  static final float L5 = 0.20001248f;
  static final float L6 = -0.166233f;
  static final float L7 = 0.14201316f;
  static final float L8 = -0.13160451f;
  static final float L9 = 0.1276477f;
  static final float L10 = -0.076375306f;

  // erf(x) = x (P0 + P1 s + ... + P5 s^5) / (1 + Q1 s + ... + Q5 s^5), s = x^2: all terms positive.
  static final float P0 = 1.1283791f;
  static final float P1 = 0.20174514f;
  static final float P2 = 0.054154176f;
  static final float P3 = 0.004214536f;
  static final float P4 = 0.00028892112f;
  static final float P5 = 1.8940664e-6f;
  static final float Q1 = 0.5121241f;
  static final float Q2 = 0.11870736f;
  static final float Q3 = 0.015888046f;
  static final float Q4 = 0.001259049f;
  static final float Q5 = 3.6658934e-5f;

  /** From here on erf is 1 to within an ulp, and 1 is what the fraction gives. */
  static final float ERF_SATURATED = 3.9f;

  static final int SQRT_HALF_BITS = 0x3F3504F3;
  static final float DENORMAL_SCALE = 33554432f; // 2^25
  static final float ROUND_DENORMAL = ROUND + 25f;

  /** From here on tanh rounds to 1. */
  static final float TANH_SATURATED = 9.02f;

  /** From here on sigmoid's exponential is that of its negative, which adds nothing to 1. */
  static final float SIGMOID_CLAMP = 88f;

  private ScalarMath() {}

  /** e^x; 0 where it would be denormal (x < -87.33654), infinity above 88.72283, NaN for NaN. */
  public static float exp(float x) {
    float shifted = Math.fma(x, LOG2_E, ROUND);
    float n = shifted - ROUND;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    float p = Math.fma(E6, r, E5);
    p = Math.fma(p, r, E4);
    p = Math.fma(p, r, E3);
    p = Math.fma(p, r, E2);
    p = Math.fma(p, r, 1f);
    p = Math.fma(p, r, 1f);
    // p * 2^n by adding n to the exponent, which cannot overflow between the two limits.
    float y =
        Float.intBitsToFloat(
            Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(shifted) << MANTISSA_BITS));
    y = x <= EXP_HIGHEST ? y : x + Float.POSITIVE_INFINITY; // infinity, or the NaN that x is
    return x < EXP_LOWEST ? 0f : y;
  }

  /** Natural logarithm, denormals included; -infinity for 0 and -0, NaN below 0. */
  public static float log(float x) {
    boolean denormal = x < Float.MIN_NORMAL;
    float scaled = denormal ? x * DENORMAL_SCALE : x;
    int bits = Float.floatToRawIntBits(scaled);
    int offset = bits - SQRT_HALF_BITS; // so that the mantissa's range is [sqrt(1/2), sqrt(2))
    float f = Float.intBitsToFloat((offset & MANTISSA_MASK) + SQRT_HALF_BITS) - 1f;
    float e =
        Float.intBitsToFloat((offset >> MANTISSA_BITS) + ROUND_BITS)
            - (denormal ? ROUND_DENORMAL : ROUND);
    float p = Math.fma(L10, f, L9);
    p = Math.fma(p, f, L8);
    p = Math.fma(p, f, L7);
    p = Math.fma(p, f, L6);
    p = Math.fma(p, f, L5);
    p = Math.fma(p, f, L4);
    p = Math.fma(p, f, L3);
    float square = f * f;
    float y = Math.fma(e, LN2_LOW, p * f * square);
    y = Math.fma(square, -0.5f, y);
    y = Math.fma(e, LN2_HIGH, f + y);
    y = x < Float.POSITIVE_INFINITY ? y : x + x; // infinity and NaN
    y = x < 0f ? Float.NaN : y;
    return x == 0f ? Float.NEGATIVE_INFINITY : y;
  }

  /** Hyperbolic tangent: odd, within [-1, 1], NaN for NaN. */
  public static float tanh(float x) {
    float a = Float.intBitsToFloat(Float.floatToRawIntBits(x) & ~SIGN_BIT);
    a = a > TANH_SATURATED ? TANH_SATURATED : a;
    float z = a + a;
    float shifted = Math.fma(z, LOG2_E, ROUND);
    float n = shifted - ROUND;
    float r = Math.fma(n, -LN2_HIGH, z); // n <= 26: what LN2_LOW would add is lost below
    float p = Math.fma(T7, r, T6);
    p = Math.fma(p, r, T5);
    p = Math.fma(p, r, T4);
    p = Math.fma(p, r, T3);
    p = Math.fma(p, r, T2);
    p = Math.fma(p, r * r, r); // e^r - 1, with full relative precision near 0
    float scale = powerOfTwo(shifted);
    float w = Math.fma(p, scale, scale - 1f); // e^2a - 1
    float y = w / (w + 2f);
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(y) | (Float.floatToRawIntBits(x) & SIGN_BIT));
  }

  /** 1 / (1 + e^-x), within [0, 1]; 0 where it would be denormal (x < -87.33654). */
  public static float sigmoid(float x) {
    float a = x > SIGMOID_CLAMP ? SIGMOID_CLAMP : x;
    float shifted = Math.fma(a, -LOG2_E, ROUND);
    float n = shifted - ROUND;
    float r = Math.fma(n, LN2_LOW, Math.fma(n, LN2_HIGH, a)); // e^-x = 2^n e^-r
    float p = Math.fma(E6, r, -E5);
    p = Math.fma(p, r, E4);
    p = Math.fma(p, r, -E3);
    p = Math.fma(p, r, E2);
    p = Math.fma(p, r, -1f);
    p = Math.fma(p, r, 1f);
    float y = 1f / Math.fma(p, powerOfTwo(shifted), 1f);
    return x < EXP_LOWEST ? 0f : y; // there 2^n may be out of range
  }

  /** The error function: odd, within [-1, 1], NaN for NaN. */
  public static float erf(float x) {
    float a = Float.intBitsToFloat(Float.floatToRawIntBits(x) & ~SIGN_BIT);
    a = a > ERF_SATURATED ? ERF_SATURATED : a;
    float s = a * a;
    float p = Math.fma(P5, s, P4);
    p = Math.fma(p, s, P3);
    p = Math.fma(p, s, P2);
    p = Math.fma(p, s, P1);
    p = Math.fma(p, s, P0);
    float q = Math.fma(Q5, s, Q4);
    q = Math.fma(q, s, Q3);
    q = Math.fma(q, s, Q2);
    q = Math.fma(q, s, Q1);
    q = Math.fma(q, s, 1f);
    float y = a * p / q;
    y = y > 1f ? 1f : y;
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(y) | (Float.floatToRawIntBits(x) & SIGN_BIT));
  }

  /** x where x > 0, NaN for NaN, else +0 (also for -0). */
  public static float relu(float x) {
    return x <= 0f ? 0f : x;
  }

  /** The greater one, where -0 < +0; NaN if either is. */
  public static float maximum(float x, float y) {
    return Math.max(x, y);
  }

  /** 1 where x > y, else 0 (also for NaN). */
  public static float greater(float x, float y) {
    return x > y ? 1f : 0f;
  }

  /** 2^n for the n that stands in the low bits of {@code n + ROUND}. */
  private static float powerOfTwo(float shifted) {
    return Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << MANTISSA_BITS) + ONE_BITS);
  }
}
