// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import java.util.HashSet;
import java.util.List;

/**
 * How a network is trained.
 *
 * @param phases one after the other; at least one, each with a name of its own
 * @param validationFraction the share of the training data that is held out to select by, from 0
 *     (none) to below 1; who prepares the data holds it out, see {@link
 *     io.neurozoo.training.data.Split#holdOut}
 */
public record TrainingSetup(List<Phase> phases, double validationFraction) {

  /** Copies the phases and checks the fraction. */
  public TrainingSetup {
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("training setup: there are no phases; give at least one");
    }
    List<String> names = phases.stream().map(Phase::name).toList();
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "training setup: the phases are named " + names + "; give each a name of its own");
    }
    if (!(validationFraction >= 0 && validationFraction < 1)) {
      throw new IllegalArgumentException(
          "training setup: validationFraction is " + validationFraction
              + "; it must be at least 0 and below 1");
    }
  }
}
