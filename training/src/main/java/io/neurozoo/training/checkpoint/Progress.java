// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.checkpoint;

import io.neurozoo.training.metric.EpochRow;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a training has come, and which training it is.
 *
 * @param phase the phase that is on, from 0
 * @param epoch epochs done in that phase
 * @param step steps done, all phases together
 * @param configuration everything that decides what the next step does, by name
 * @param history one row for each epoch done
 */
public record Progress(
    int phase,
    int epoch,
    long step,
    Map<String, String> configuration,
    List<EpochRow> history) {

  /** Copies the collections; the configuration is ordered by name. */
  public Progress {
    configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
    history = List.copyOf(history);
    if (phase < 0 || epoch < 0 || step < 0) {
      throw new IllegalArgumentException(
          "progress: phase %s, epoch %s, step %s; none may be negative"
              .formatted(phase, epoch, step));
    }
  }
}
