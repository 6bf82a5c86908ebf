// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

/** One rate for all steps; equal where the rates are. */
record ConstantSchedule(float rate) implements Schedule {
  ConstantSchedule {
    requireRate("learning rate", rate);
  }

  static void requireRate(String what, float rate) {
    if (!(rate >= 0 && Float.isFinite(rate))) {
      throw new IllegalArgumentException(
          what + " is " + rate + "; it must be finite and not negative");
    }
  }

  @Override
  public float at(long step, PhaseLength phase) {
    return rate;
  }
}
