// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

/**
 * How far a float32 result may lie from its double-precision definition: by {@code ulps} units in
 * the last place of the expected value, plus {@code relative} times the greatest finite magnitude
 * of the whole expected tensor, plus {@code absolute}. The correctly rounded value is always
 * accepted; NaN must be NaN.
 *
 * <p>Elementwise ops state ulps. Sums and products of matrices cancel, so that no bound in ulps of
 * the result holds: they state a relative tolerance.
 *
 * @param ulps units in the last place, 0 or more
 * @param relative fraction of the greatest magnitude, 0 or more
 * @param absolute 0 or more
 */
public record Tolerance(double ulps, double relative, double absolute) {

  /** Refuses negative tolerances and NaN. */
  public Tolerance {
    if (!(ulps >= 0 && relative >= 0 && absolute >= 0)) {
      throw new IllegalArgumentException(
          "a tolerance of "
              + ulps
              + " ulp, "
              + relative
              + " relative and "
              + absolute
              + " absolute; none may be negative or NaN");
    }
  }

  /** Only the correctly rounded value. */
  public static Tolerance exact() {
    return new Tolerance(0, 0, 0);
  }

  /** Units in the last place of the expected value. */
  public static Tolerance ulp(double ulps) {
    return new Tolerance(ulps, 0, 0);
  }

  /** A fraction of the greatest magnitude of the expected tensor. */
  public static Tolerance relative(double fraction) {
    return new Tolerance(0, fraction, 0);
  }

  /** A fixed distance. */
  public static Tolerance absolute(double distance) {
    return new Tolerance(0, 0, distance);
  }

  /**
   * True where the float is near enough.
   *
   * @param largest greatest finite magnitude of the expected tensor
   */
  boolean accepts(double expected, float actual, double largest) {
    float rounded = (float) expected;
    if (Float.isNaN(rounded) || Float.isNaN(actual)) {
      return Float.isNaN(rounded) && Float.isNaN(actual);
    }
    if (rounded == actual) {
      return true;
    }
    if (Float.isInfinite(rounded) || Float.isInfinite(actual)) {
      return false;
    }
    double allowed = ulps * Math.ulp(rounded) + relative * largest + absolute;
    return Math.abs(actual - expected) <= allowed;
  }
}
