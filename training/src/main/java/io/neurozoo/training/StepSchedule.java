// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

/** A rate that is multiplied by a factor every so many epochs. */
record StepSchedule(float rate, int epochs, float factor) implements Schedule {
  StepSchedule {
    ConstantSchedule.requireRate("learning rate", rate);
    if (epochs < 1) {
      throw new IllegalArgumentException(
          "learning rate schedule: it changes every " + epochs + " epochs; give at least 1");
    }
    if (!(factor > 0 && Float.isFinite(factor))) {
      throw new IllegalArgumentException(
          "learning rate schedule: factor is " + factor + "; it must be finite and above 0");
    }
  }

  @Override
  public float at(long step, PhaseLength phase) {
    return (float) (rate * StrictMath.pow(factor, phase.epochsBefore(step) / epochs));
  }
}
