// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Task;
import io.neurozoo.training.Benchmark;
import io.neurozoo.training.Phase;
import io.neurozoo.training.Recipe;
import io.neurozoo.training.TrainingSetup;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.AveragedPerceptron;
import io.neurozoo.training.rule.Backpropagation;
import java.util.List;
import java.util.Locale;

/** The perceptron rule on single examples, or Adam on the cross-entropy. */
final class PerceptronRecipe implements Recipe<PerceptronOptions> {
  private static final double VALIDATION = 0.1;

  @Override
  public String architecture() {
    return Perceptron.ID;
  }

  @Override
  public String data() {
    return "digits";
  }

  @Override
  public List<Benchmark> benchmarks() {
    return Benchmarks.PERCEPTRON;
  }

  @Override
  public TrainingSetup setup(PerceptronOptions options, Task task) {
    if (!task.isClassification()) {
      throw new IllegalArgumentException(
          "perceptron: rule '"
              + options.rule().name().toLowerCase(Locale.ROOT)
              + "' tells classes apart and the data has numbers to predict; use"
              + " feed-forward");
    }
    Loss loss = Loss.crossEntropy();
    Phase phase =
        switch (options.rule()) {
          // Its scale is no matter: decisions stay the same.
          case AVERAGED -> new Phase("training", new AveragedPerceptron(1), 5, 1, loss);
          case SOFTMAX ->
              new Phase(
                  "training",
                  new Backpropagation(loss, Optimizer.adam(options.learningRate())),
                  10,
                  32,
                  loss);
        };
    return new TrainingSetup(List.of(phase), VALIDATION);
  }
}
