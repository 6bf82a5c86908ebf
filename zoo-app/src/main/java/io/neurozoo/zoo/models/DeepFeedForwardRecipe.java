// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Task;
import io.neurozoo.training.Benchmark;
import io.neurozoo.training.Recipe;
import io.neurozoo.training.TrainingSetup;
import java.util.List;

/** Adam with a cosine on the cross-entropy of classes, or the mean squared error of values. */
final class DeepFeedForwardRecipe implements Recipe<DeepFeedForwardOptions> {
  private static final int EPOCHS = 20;
  private static final int BATCH = 128;

  @Override
  public String architecture() {
    return DeepFeedForward.ID;
  }

  @Override
  public String data() {
    return "digits";
  }

  @Override
  public List<Benchmark> benchmarks() {
    return List.of(
        Benchmark.accuracy(
            "fashion-mnist", 0.87, "0.900 (MLP)", "table in the README of Fashion-MNIST"),
        Tables.HOUSES.with("dropout", "0"));
  }

  @Override
  public TrainingSetup setup(DeepFeedForwardOptions options, Task task) {
    return setup(options, task, Integer.MAX_VALUE);
  }

  @Override
  public TrainingSetup setup(DeepFeedForwardOptions options, Task task, int examples) {
    return Descent.setup(
        task, options.learningRate(), Pace.of(examples, EPOCHS, BATCH), examples);
  }
}
