// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Task;
import io.neurozoo.training.Benchmark;
import io.neurozoo.training.Recipe;
import io.neurozoo.training.TrainingSetup;
import java.util.List;

/** Adam with a cosine on the cross-entropy of classes, or the mean squared error of values. */
final class FeedForwardRecipe implements Recipe<FeedForwardOptions> {
  private static final int EPOCHS = 20;
  private static final int BATCH = 128;

  @Override
  public String architecture() {
    return FeedForward.ID;
  }

  @Override
  public String data() {
    return "digits";
  }

  @Override
  public List<Benchmark> benchmarks() {
    return List.of(
        Benchmark.accuracy(
            "mnist", 0.98, "0.9847 (500 and 300 hidden units)", "LeCun's table of MNIST results"),
        Benchmark.accuracy(
            "optdigits", 0.93, "0.97 (SVC, on half of the test file)", "scikit-learn's example"),
        Tables.IRIS,
        Tables.WINE,
        Tables.WDBC,
        Tables.HOUSES.with("dropout", "0"),
        Benchmark.accuracy("spirals", 1, "solved by backpropagation", "Lang and Witbrock 1988")
            .with("hidden", "64,64,64")
            .with("activation", "selu")
            .with("dropout", "0")
            .epochs(1000));
  }

  @Override
  public TrainingSetup setup(FeedForwardOptions options, Task task) {
    return setup(options, task, Integer.MAX_VALUE);
  }

  @Override
  public TrainingSetup setup(FeedForwardOptions options, Task task, int examples) {
    return Descent.setup(
        task, options.learningRate(), Pace.of(examples, EPOCHS, BATCH), examples);
  }
}
