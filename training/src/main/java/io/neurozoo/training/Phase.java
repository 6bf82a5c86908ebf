// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.training.loss.Loss;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of a training: one learning rule for some epochs. Its slots begin at zero.
 *
 * @param name for reports, such as {@code pretraining}
 * @param rule how it learns
 * @param epochs passes over the training data, at least 1
 * @param batch examples of a step, at least 1
 * @param evaluationLoss what is reported as the loss of the validation data
 * @param earlyStopping what may end it before; it needs validation data
 */
public record Phase(
    String name,
    LearningRule rule,
    int epochs,
    int batch,
    Loss evaluationLoss,
    Optional<EarlyStopping> earlyStopping) {

  /** Checks the numbers. */
  public Phase {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(evaluationLoss, "evaluationLoss");
    Objects.requireNonNull(earlyStopping, "earlyStopping");
    if (epochs < 1) {
      throw new IllegalArgumentException(
          "training phase '" + name + "': epochs is " + epochs + "; it must be at least 1");
    }
    if (batch < 1) {
      throw new IllegalArgumentException(
          "training phase '" + name + "': batch is " + batch + "; it must be at least 1");
    }
  }

  /** A phase of all its epochs. */
  public Phase(String name, LearningRule rule, int epochs, int batch, Loss evaluationLoss) {
    this(name, rule, epochs, batch, evaluationLoss, Optional.empty());
  }

  /** The same phase for another number of epochs. */
  public Phase withEpochs(int epochs) {
    return new Phase(name, rule, epochs, batch, evaluationLoss, earlyStopping);
  }

  /** The same phase with another number of examples a step. */
  public Phase withBatch(int batch) {
    return new Phase(name, rule, epochs, batch, evaluationLoss, earlyStopping);
  }

  /** The same phase, which may end before. */
  public Phase withEarlyStopping(EarlyStopping earlyStopping) {
    return new Phase(name, rule, epochs, batch, evaluationLoss, Optional.of(earlyStopping));
  }
}
