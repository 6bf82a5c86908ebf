// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMath.MANTISSA_BITS;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * {@link ScalarMath} on a vector: the same operations in the same order, hence the same bits.
 *
 * <p>Read the two side by side. The constants are fields and not broadcast on the spot for the sake
 * of the compiler: of the 18,000 nodes that {@link Loop} tells of, a loop around {@link #tanh}
 * takes 12,600. So a loop calls one such function and hardly more.
 */
public final class VectorMath {
  private static final FloatVector ZERO = all(0f);
  private static final FloatVector ONE = all(1f);
  private static final FloatVector TWO = all(2f);
  private static final FloatVector MINUS_ONE = all(-1f);
  private static final FloatVector MINUS_HALF = all(-0.5f);
  private static final FloatVector INFINITY = all(Float.POSITIVE_INFINITY);
  private static final FloatVector MIN_NORMAL = all(Float.MIN_NORMAL);

  private static final FloatVector ROUND = all(ScalarMath.ROUND);
  private static final FloatVector LOG2_E = all(ScalarMath.LOG2_E);
  private static final FloatVector MINUS_LOG2_E = all(-ScalarMath.LOG2_E);
  private static final FloatVector LN2_HIGH = all(ScalarMath.LN2_HIGH);
  private static final FloatVector LN2_LOW = all(ScalarMath.LN2_LOW);
  private static final FloatVector MINUS_LN2_HIGH = all(-ScalarMath.LN2_HIGH);
  private static final FloatVector MINUS_LN2_LOW = all(-ScalarMath.LN2_LOW);
  private static final FloatVector EXP_LOWEST = all(ScalarMath.EXP_LOWEST);
  private static final FloatVector EXP_HIGHEST = all(ScalarMath.EXP_HIGHEST);
  private static final FloatVector TANH_SATURATED = all(ScalarMath.TANH_SATURATED);
  private static final FloatVector SIGMOID_CLAMP = all(ScalarMath.SIGMOID_CLAMP);

  private static final FloatVector E2 = all(ScalarMath.E2);
  private static final FloatVector E3 = all(ScalarMath.E3);
  private static final FloatVector MINUS_E3 = all(-ScalarMath.E3);
  private static final FloatVector MINUS_E5 = all(-ScalarMath.E5);
  private static final FloatVector E4 = all(ScalarMath.E4);
  private static final FloatVector E5 = all(ScalarMath.E5);
  private static final FloatVector E6 = all(ScalarMath.E6);

  private static final FloatVector T2 = all(ScalarMath.T2);
  private static final FloatVector T3 = all(ScalarMath.T3);
  private static final FloatVector T4 = all(ScalarMath.T4);
  private static final FloatVector T5 = all(ScalarMath.T5);
  private static final FloatVector T6 = all(ScalarMath.T6);
  private static final FloatVector T7 = all(ScalarMath.T7);

  private static final FloatVector L3 = all(ScalarMath.L3);
  private static final FloatVector L4 = all(ScalarMath.L4);
  private static final FloatVector L5 = all(ScalarMath.L5);
  private static final FloatVector L6 = all(ScalarMath.L6);
  private static final FloatVector L7 = all(ScalarMath.L7);
  private static final FloatVector L8 = all(ScalarMath.L8);
  private static final FloatVector L9 = all(ScalarMath.L9);
  private static final FloatVector L10 = all(ScalarMath.L10);

  private static final FloatVector P0 = all(ScalarMath.P0);
  private static final FloatVector P1 = all(ScalarMath.P1);
  private static final FloatVector P2 = all(ScalarMath.P2);
  private static final FloatVector P3 = all(ScalarMath.P3);
  private static final FloatVector P4 = all(ScalarMath.P4);
  private static final FloatVector P5 = all(ScalarMath.P5);
  private static final FloatVector Q1 = all(ScalarMath.Q1);
  private static final FloatVector Q2 = all(ScalarMath.Q2);
  private static final FloatVector Q3 = all(ScalarMath.Q3);
  private static final FloatVector Q4 = all(ScalarMath.Q4);
  private static final FloatVector Q5 = all(ScalarMath.Q5);
  private static final FloatVector ERF_SATURATED = all(ScalarMath.ERF_SATURATED);

  private static final IntVector ROUND_BITS = allInts(ScalarMath.ROUND_BITS);
  private static final IntVector ONE_BITS = allInts(ScalarMath.ONE_BITS);
  private static final IntVector SIGN_BIT = allInts(ScalarMath.SIGN_BIT);
  private static final IntVector NOT_SIGN_BIT = allInts(~ScalarMath.SIGN_BIT);
  private static final IntVector MANTISSA_MASK = allInts(ScalarMath.MANTISSA_MASK);
  private static final IntVector SQRT_HALF_BITS = allInts(ScalarMath.SQRT_HALF_BITS);

  private VectorMath() {}

  /** {@link ScalarMath#exp}. */
  public static FloatVector exp(FloatVector x) {
    FloatVector shifted = x.fma(LOG2_E, ROUND);
    FloatVector n = shifted.sub(ROUND);
    FloatVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, x));
    FloatVector p = E6.fma(r, E5);
    p = p.fma(r, E4);
    p = p.fma(r, E3);
    p = p.fma(r, E2);
    p = p.fma(r, ONE);
    p = p.fma(r, ONE);
    IntVector exponent = shifted.reinterpretAsInts().lanewise(LSHL, MANTISSA_BITS);
    FloatVector y = p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    y = x.add(INFINITY).blend(y, x.compare(LE, EXP_HIGHEST));
    return y.blend(ZERO, x.compare(LT, EXP_LOWEST));
  }

  /**
   * Whether every lane is a positive normal number: what {@link #log} is for. The rare rest goes to
   * the scalar twin, since a loop that handled all cases would exceed what the compiler inlines.
   */
  public static boolean allNormal(FloatVector x) {
    return x.compare(GE, MIN_NORMAL).and(x.compare(LT, INFINITY)).allTrue();
  }

  /** {@link ScalarMath#log} of positive normal numbers; see {@link #allNormal}. */
  public static FloatVector log(FloatVector x) {
    IntVector offset = x.reinterpretAsInts().sub(SQRT_HALF_BITS);
    FloatVector f = offset.and(MANTISSA_MASK).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(ONE);
    FloatVector e =
        offset.lanewise(ASHR, MANTISSA_BITS).add(ROUND_BITS).reinterpretAsFloats().sub(ROUND);
    FloatVector p = L10.fma(f, L9);
    p = p.fma(f, L8);
    p = p.fma(f, L7);
    p = p.fma(f, L6);
    p = p.fma(f, L5);
    p = p.fma(f, L4);
    p = p.fma(f, L3);
    FloatVector square = f.mul(f);
    FloatVector y = e.fma(LN2_LOW, p.mul(f).mul(square));
    y = square.fma(MINUS_HALF, y);
    return e.fma(LN2_HIGH, f.add(y));
  }

  /** {@link ScalarMath#tanh}. */
  public static FloatVector tanh(FloatVector x) {
    FloatVector a = x.reinterpretAsInts().and(NOT_SIGN_BIT).reinterpretAsFloats();
    a = a.blend(TANH_SATURATED, a.compare(GT, TANH_SATURATED));
    FloatVector z = a.add(a);
    FloatVector shifted = z.fma(LOG2_E, ROUND);
    FloatVector n = shifted.sub(ROUND);
    FloatVector r = n.fma(MINUS_LN2_HIGH, z);
    FloatVector p = T7.fma(r, T6);
    p = p.fma(r, T5);
    p = p.fma(r, T4);
    p = p.fma(r, T3);
    p = p.fma(r, T2);
    p = p.fma(r.mul(r), r);
    FloatVector scale = powerOfTwo(shifted);
    FloatVector w = p.fma(scale, scale.sub(ONE));
    FloatVector y = w.div(w.add(TWO));
    IntVector sign = x.reinterpretAsInts().and(SIGN_BIT);
    return y.reinterpretAsInts().or(sign).reinterpretAsFloats();
  }

  /** {@link ScalarMath#sigmoid}. */
  public static FloatVector sigmoid(FloatVector x) {
    FloatVector a = x.blend(SIGMOID_CLAMP, x.compare(GT, SIGMOID_CLAMP));
    FloatVector shifted = a.fma(MINUS_LOG2_E, ROUND);
    FloatVector n = shifted.sub(ROUND);
    FloatVector r = n.fma(LN2_LOW, n.fma(LN2_HIGH, a));
    FloatVector p = E6.fma(r, MINUS_E5);
    p = p.fma(r, E4);
    p = p.fma(r, MINUS_E3);
    p = p.fma(r, E2);
    p = p.fma(r, MINUS_ONE);
    p = p.fma(r, ONE);
    FloatVector y = ONE.div(p.fma(powerOfTwo(shifted), ONE));
    return y.blend(ZERO, x.compare(LT, EXP_LOWEST));
  }

  /** {@link ScalarMath#erf}. */
  public static FloatVector erf(FloatVector x) {
    FloatVector a = x.reinterpretAsInts().and(NOT_SIGN_BIT).reinterpretAsFloats();
    a = a.blend(ERF_SATURATED, a.compare(GT, ERF_SATURATED));
    FloatVector s = a.mul(a);
    FloatVector p = P5.fma(s, P4);
    p = p.fma(s, P3);
    p = p.fma(s, P2);
    p = p.fma(s, P1);
    p = p.fma(s, P0);
    FloatVector q = Q5.fma(s, Q4);
    q = q.fma(s, Q3);
    q = q.fma(s, Q2);
    q = q.fma(s, Q1);
    q = q.fma(s, ONE);
    FloatVector y = a.mul(p).div(q);
    y = y.blend(ONE, y.compare(GT, ONE));
    IntVector sign = x.reinterpretAsInts().and(SIGN_BIT);
    return y.reinterpretAsInts().or(sign).reinterpretAsFloats();
  }

  /** {@link ScalarMath#relu}. */
  public static FloatVector relu(FloatVector x) {
    return x.blend(ZERO, x.compare(LE, ZERO));
  }

  /** {@link ScalarMath#greater}. */
  public static FloatVector greater(FloatVector x, FloatVector y) {
    return ZERO.blend(ONE, x.compare(GT, y));
  }

  /** 2^n for the n that stands in the low bits of {@code n + ROUND}. */
  private static FloatVector powerOfTwo(FloatVector shifted) {
    return shifted
        .reinterpretAsInts()
        .lanewise(LSHL, MANTISSA_BITS)
        .add(ONE_BITS)
        .reinterpretAsFloats();
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(Simd.F, value);
  }

  private static IntVector allInts(int value) {
    return IntVector.broadcast(Simd.I, value);
  }
}
