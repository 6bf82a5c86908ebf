// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One epoch of a training in figures.
 *
 * @param phase name of its phase
 * @param epoch its number in the phase, from 1
 * @param step steps done when it ended, all phases together
 * @param train the rule's metrics, means over the epoch's examples, in the rule's order
 * @param validation metrics of the validation data after the epoch; empty where there are none
 * @param seconds wall-clock time of its steps, validation not included
 * @param samplesPerSecond examples a second over that time
 */
public record EpochRow(
    String phase,
    int epoch,
    long step,
    Map<String, Double> train,
    Map<String, Double> validation,
    double seconds,
    double samplesPerSecond) {

  /** Copies the maps, in their order. */
  public EpochRow {
    train = Collections.unmodifiableMap(new LinkedHashMap<>(train));
    validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
  }
}
