// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

/** Checks of the numbers that optimisers take. */
final class Ranges {
  private Ranges() {}

  static void decay(String what, double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException(
          what + " is " + decay + "; it must be at least 0 and below 1");
    }
  }

  static void positive(String what, float number) {
    if (!(number > 0 && Float.isFinite(number))) {
      throw new IllegalArgumentException(
          what + " is " + number + "; it must be finite and above 0");
    }
  }

  static void notNegative(String what, float number) {
    if (!(number >= 0 && Float.isFinite(number))) {
      throw new IllegalArgumentException(
          what + " is " + number + "; it must be finite and not negative");
    }
  }
}
