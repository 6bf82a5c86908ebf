// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import java.util.Objects;

/**
 * A metric of the validation data that is watched, and what counts as an improvement of it.
 *
 * @param metric its name in {@link EpochRow#validation}, such as {@code loss} or {@code accuracy}
 * @param goal whether smaller or greater is better
 * @param minDelta by more than this the metric must be better, at least 0; absolute
 */
public record Monitor(String metric, Goal goal, double minDelta) {

  /** Which of two values is the better. */
  public enum Goal {
    /** The smaller one, as of a loss. */
    MINIMISE,
    /** The greater one, as of an accuracy. */
    MAXIMISE
  }

  /** Checks the threshold. */
  public Monitor {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(goal, "goal");
    if (!(minDelta >= 0 && Double.isFinite(minDelta))) {
      throw new IllegalArgumentException(
          "monitor of '%s': minDelta is %s; it must be finite and not negative"
              .formatted(metric, minDelta));
    }
  }

  /** Any smaller value is an improvement. */
  public static Monitor minimise(String metric) {
    return new Monitor(metric, Goal.MINIMISE, 0);
  }

  /** Any greater value is an improvement. */
  public static Monitor maximise(String metric) {
    return new Monitor(metric, Goal.MAXIMISE, 0);
  }

  /** The same with a threshold. */
  public Monitor withMinDelta(double minDelta) {
    return new Monitor(metric, goal, minDelta);
  }

  /**
   * The metric's value after an epoch.
   *
   * @throws IllegalArgumentException where the epoch has no such metric, naming those it has
   */
  public double of(EpochRow epoch) {
    Double value = epoch.validation().get(metric);
    if (value == null) {
      throw new IllegalArgumentException(
          "monitor: the validation data has no metric '%s' after epoch %s; it has %s"
              .formatted(metric, epoch.epoch(), epoch.validation().keySet()));
    }
    return value;
  }

  /** Whether the metric got better from one epoch to another. */
  public boolean improved(EpochRow before, EpochRow after) {
    double gain = goal == Goal.MINIMISE ? of(before) - of(after) : of(after) - of(before);
    return gain > minDelta;
  }
}
