// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

/** Checks of options; the messages name the layer, the option, its value and what it must be. */
final class Require {
  private Require() {}

  static void finite(String layer, String option, float value) {
    check(Float.isFinite(value), layer, option, value, "finite");
  }

  static void positive(String layer, String option, float value) {
    check(value > 0 && Float.isFinite(value), layer, option, value, "finite and above 0");
  }

  static void notNegative(String layer, String option, float value) {
    check(value >= 0 && Float.isFinite(value), layer, option, value, "finite and at least 0");
  }

  static void atLeast(String layer, String option, int value, int least) {
    check(value >= least, layer, option, value, "at least " + least);
  }

  private static void check(boolean ok, String layer, String option, Object value, String wanted) {
    if (!ok) {
      throw new IllegalArgumentException(
          layer + ": " + option + " is " + value + "; it must be " + wanted);
    }
  }
}
