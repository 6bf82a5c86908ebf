// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

/** Half a cosine from a rate down to another over the phase. */
record CosineSchedule(float rate, float minimum) implements Schedule {
  CosineSchedule {
    ConstantSchedule.requireRate("learning rate", rate);
    if (!(minimum >= 0 && minimum <= rate)) {
      throw new IllegalArgumentException(
          "cosine schedule: minimum is %s; it must be from 0 to the rate, %s"
              .formatted(minimum, rate));
    }
  }

  @Override
  public float at(long step, PhaseLength phase) {
    double done = Math.min(1, (step - 1) / (double) phase.steps());
    return (float) (minimum + ((double) rate - minimum) * (1 + cosOfHalfTurns(done)) / 2);
  }

  /** cos(pi v) for v in [0, 1]; StrictMath allocates an array for angles beyond pi / 4. */
  private static double cosOfHalfTurns(double v) {
    if (v <= 0.25) {
      return StrictMath.cos(Math.PI * v);
    }
    return v < 0.75 ? StrictMath.sin(Math.PI * (0.5 - v)) : -StrictMath.cos(Math.PI * (1 - v));
  }
}
