// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Task;
import io.neurozoo.training.Benchmark;
import io.neurozoo.training.Recipe;
import io.neurozoo.training.TrainingSetup;
import java.util.List;

/** Adam with a cosine on the cross-entropy of classes, or the mean squared error of values. */
final class LwtaRecipe implements Recipe<LwtaOptions> {
  private static final int EPOCHS = 20;
  private static final int BATCH = 128;

  @Override
  public String architecture() {
    return LwtaNetwork.ID;
  }

  @Override
  public String data() {
    return "digits";
  }

  @Override
  public List<Benchmark> benchmarks() {
    return List.of(
        Benchmark.accuracy(
            "mnist", 0.978, "0.9872 (permutation invariant)", "Srivastava et al. 2013"));
  }

  @Override
  public TrainingSetup setup(LwtaOptions options, Task task) {
    return setup(options, task, Integer.MAX_VALUE);
  }

  @Override
  public TrainingSetup setup(LwtaOptions options, Task task, int examples) {
    return Descent.setup(
        task, options.learningRate(), Pace.of(examples, EPOCHS, BATCH), examples);
  }
}
