// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.training.metric.EpochRow;
import java.util.List;

/**
 * How a training went.
 *
 * @param epochs one row an epoch, those before a resume included
 * @param steps steps done, those before a resume included
 * @param resumedFromStep steps that a checkpoint spared; 0 where nothing was resumed
 * @param seconds wall-clock time of this run, planning, validation and checkpoints included
 * @param samplesPerSecond examples a second over the steps of this run alone; 0 where it did none
 * @param peakBytes most off-heap memory that the backend had in use
 * @param threads how many threads a step could use
 */
public record TrainingReport(
    List<EpochRow> epochs,
    long steps,
    long resumedFromStep,
    double seconds,
    double samplesPerSecond,
    long peakBytes,
    int threads) {

  /** Copies the rows. */
  public TrainingReport {
    epochs = List.copyOf(epochs);
  }

  /** The row of the last epoch. */
  public EpochRow last() {
    return epochs.getLast();
  }
}
