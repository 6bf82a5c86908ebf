// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.model.Model;
import io.neurozoo.training.data.Dataset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a training must share with the one that it resumes. */
final class RunConfiguration {
  private RunConfiguration() {}

  /** The caller's settings, and those that are known here. */
  static Map<String, String> of(
      Model model, Dataset train, List<Phase> phases, long seed, Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("seed", Long.toString(seed));
    all.put("training examples", Integer.toString(train.size()));
    for (int i = 0; i < phases.size(); i++) {
      Phase phase = phases.get(i);
      all.put("phase " + (i + 1), phase.name());
      all.put("batch of phase '" + phase.name() + "'", Integer.toString(phase.batch()));
      phase
          .earlyStopping()
          .ifPresent(
              stopping ->
                  all.put(
                      "early stopping of phase '" + phase.name() + "'", stopping.toString()));
      if (i < phases.size() - 1) {
        all.put("epochs of phase '" + phase.name() + "'", Integer.toString(phase.epochs()));
      }
    }
    model
        .parameters()
        .byName()
        .values()
        .forEach(v -> all.put("parameter '" + v.name() + "'", v.shape().toString()));
    return all;
  }
}
