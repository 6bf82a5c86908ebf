// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.training.metric.EpochRow;
import java.nio.file.Path;
import java.util.List;

/** Is told how a training goes on, in the thread that trains. What it throws ends the training. */
public interface TrainingListener {

  /** Before the first step. */
  default void start(TrainingPlan plan) {}

  /**
   * Before the first step of a phase, or the first after a resume.
   *
   * @param metrics names of what the rule reports, {@code loss} usually first
   */
  default void phaseStart(Phase phase, List<String> metrics) {}

  /**
   * After a step.
   *
   * @param step steps done in the whole training, those before a resume included
   * @param examples examples of this step
   * @param loss mean of the metric {@code loss} over the epoch so far; NaN where the rule has none
   * @param metric mean of the rule's first other metric over the epoch so far; NaN where there is
   *     none
   */
  default void stepDone(long step, int examples, double loss, double metric) {}

  /**
   * After a checkpoint was written, one each epoch: a training that is stopped from now on can be
   * resumed from there.
   */
  default void checkpointed(Path file) {}

  /** After an epoch and its validation, when its checkpoint is written. */
  default void epochDone(EpochRow row) {}

  /** Something worth knowing that is no error, in one line. */
  default void note(String line) {}

  /** After the last step. */
  default void done(TrainingReport report) {}
}
