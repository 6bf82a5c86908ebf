// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Task;
import io.neurozoo.layers.dense.RadialBasis;
import io.neurozoo.training.Benchmark;
import io.neurozoo.training.Phase;
import io.neurozoo.training.Recipe;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.TrainingSetup;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;
import io.neurozoo.training.rule.KMeans;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** k-means for centres and widths, then Adam on everything. */
final class RadialBasisRecipe implements Recipe<RadialBasisOptions> {
  private static final int EPOCHS = 15;
  private static final int BATCH = 128;
  private static final double VALIDATION = 0.05;

  @Override
  public String architecture() {
    return RadialBasisNetwork.ID;
  }

  @Override
  public String data() {
    return "digits";
  }

  @Override
  public List<Benchmark> benchmarks() {
    return List.of(
        new Benchmark(
            "mnist",
            Map.of(),
            "test.accuracy",
            true,
            0.95,
            "0.964 (1000 units and a linear classifier)",
            "LeCun's table of MNIST results"));
  }

  @Override
  public TrainingSetup setup(RadialBasisOptions options, Task task) {
    Loss loss = task.isClassification() ? Loss.crossEntropy() : Loss.meanSquaredError();
    String layer = RadialBasisNetwork.LAYER + ".";
    var centers =
        new KMeans(layer + RadialBasis.CENTERS, Optional.of(layer + RadialBasis.WIDTHS));
    var rule =
        new Backpropagation(loss, Optimizer.adam(Schedule.cosine(options.learningRate())));
    int batch = Math.max(options.units(), 256); // The first batch gives the first centres.
    return new TrainingSetup(
        List.of(
            new Phase("centers", centers, options.centerEpochs(), batch, loss),
            new Phase("training", rule, EPOCHS, BATCH, loss)),
        VALIDATION);
  }
}
