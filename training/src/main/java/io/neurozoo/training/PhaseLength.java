// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

/**
 * How long a phase is, for schedules that are told in epochs or shares of it.
 *
 * @param steps steps of the whole phase, at least 1
 * @param stepsPerEpoch steps of one pass over the training data, at least 1
 */
public record PhaseLength(long steps, int stepsPerEpoch) {

  /** Checks the numbers. */
  public PhaseLength {
    if (steps < 1 || stepsPerEpoch < 1) {
      throw new IllegalArgumentException(
          "phase length: %s steps, %s an epoch; both must be at least 1"
              .formatted(steps, stepsPerEpoch));
    }
  }

  /** Whole epochs that lie before a step, which counts from 1. */
  long epochsBefore(long step) {
    return (step - 1) / stepsPerEpoch;
  }
}
