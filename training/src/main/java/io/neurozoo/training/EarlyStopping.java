// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.training.metric.EpochRow;
import io.neurozoo.training.metric.Monitor;
import java.util.List;
import java.util.Objects;

/**
 * Ends a phase when the validation data no longer gains (Prechelt 1998). It needs validation data
 * that is held out of the training data; select by the test data and its figures mean nothing.
 *
 * <p>What it decides is a pure function of the epochs done, which a checkpoint has, and the best
 * weights are in the checkpoint beside the latest: a resumed training stops where the other would.
 *
 * @param monitor which metric of the validation data, and what counts as an improvement
 * @param patience epochs in a row without improvement after which it stops, at least 1
 * @param restoresBest whether the phase ends with the parameters and state of the last improvement,
 *     also where its last epoch is reached; they take as much memory again
 */
public record EarlyStopping(Monitor monitor, int patience, boolean restoresBest) {

  /** Checks the patience. */
  public EarlyStopping {
    Objects.requireNonNull(monitor, "monitor");
    if (patience < 1) {
      throw new IllegalArgumentException(
          "early stopping: patience is " + patience + "; it must be at least 1");
    }
  }

  /** After so many epochs without a lower loss of the validation data; keeps the best weights. */
  public static EarlyStopping patience(int epochs) {
    return new EarlyStopping(Monitor.minimise("loss"), epochs, true);
  }

  /** The same on another metric or with another threshold. */
  public EarlyStopping on(Monitor monitor) {
    return new EarlyStopping(monitor, patience, restoresBest);
  }

  /** The same, ending with the weights of the last epoch. */
  public EarlyStopping keepingLast() {
    return new EarlyStopping(monitor, patience, false);
  }

  /** Index of the last epoch that was an improvement; the first always is; -1 where there is none. */
  int best(List<EpochRow> epochs) {
    int best = epochs.isEmpty() ? -1 : 0;
    for (int i = 1; i < epochs.size(); i++) {
      if (monitor.improved(epochs.get(best), epochs.get(i))) {
        best = i;
      }
    }
    return best;
  }

  /** Whether the phase ends after these epochs. */
  boolean stops(List<EpochRow> epochs) {
    return !epochs.isEmpty() && epochs.size() - 1 - best(epochs) >= patience;
  }
}
