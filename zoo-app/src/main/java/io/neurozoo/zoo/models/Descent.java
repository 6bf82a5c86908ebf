// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Task;
import io.neurozoo.training.Phase;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;

/**
 * What the recipes of this package share: Adam, its rate half a cosine down to zero, on the
 * cross-entropy of classes or the mean squared error of values.
 */
final class Descent {
  private static final double VALIDATION = 0.05;
  private static final int LEAST_HELD_OUT = 10;

  private Descent() {}

  static Loss loss(Task task) {
    return task.isClassification() ? Loss.crossEntropy() : Loss.meanSquaredError();
  }

  static Phase phase(Task task, float learningRate, Pace pace) {
    Loss loss = loss(task);
    var rule = new Backpropagation(loss, Optimizer.adam(Schedule.cosine(learningRate)));
    return new Phase("training", rule, pace.epochs(), pace.batch(), loss);
  }

  /**
   * The share held out to watch a training by. Nothing here selects by it, so of few examples all
   * are learned from: those held out would be too few to tell anything.
   */
  static double validation(int examples) {
    return examples * VALIDATION < LEAST_HELD_OUT ? 0 : VALIDATION;
  }
}
