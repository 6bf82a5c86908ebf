// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Task;
import io.neurozoo.training.Benchmark;
import io.neurozoo.training.Phase;
import io.neurozoo.training.Recipe;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.TrainingSetup;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;
import java.util.List;

/** Adam with a cosine on the cross-entropy of classes, or the mean squared error of values. */
final class LwtaRecipe implements Recipe<LwtaOptions> {
  private static final int EPOCHS = 20;
  private static final int BATCH = 128;
  private static final double VALIDATION = 0.05;

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
            "mnist", 0.978, "0.9872 (permutation invariant)", "Srivastava et al. 2013, table 1"));
  }

  @Override
  public TrainingSetup setup(LwtaOptions options, Task task) {
    Loss loss = task.isClassification() ? Loss.crossEntropy() : Loss.meanSquaredError();
    var rule =
        new Backpropagation(loss, Optimizer.adam(Schedule.cosine(options.learningRate())));
    return new TrainingSetup(List.of(new Phase("training", rule, EPOCHS, BATCH, loss)), VALIDATION);
  }
}
