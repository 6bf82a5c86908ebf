// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

/** The learning rate of each step. */
@FunctionalInterface
public interface Schedule {

  /**
   * The learning rate.
   *
   * @param step 1 at the first step of a phase
   */
  float at(long step);

  /**
   * The same rate at every step.
   *
   * @throws IllegalArgumentException where it is negative or not finite
   */
  static Schedule constant(float rate) {
    if (!(rate >= 0 && Float.isFinite(rate))) {
      throw new IllegalArgumentException(
          "learning rate is " + rate + "; it must be finite and not negative");
    }
    return new ConstantSchedule(rate);
  }
}
