// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Task;
import io.neurozoo.layers.dense.RadialBasis;
import io.neurozoo.training.Benchmark;
import io.neurozoo.training.Phase;
import io.neurozoo.training.Recipe;
import io.neurozoo.training.TrainingSetup;
import io.neurozoo.training.rule.KMeans;
import java.util.List;
import java.util.Optional;

/** k-means for centres and widths, then Adam on everything. */
final class RadialBasisRecipe implements Recipe<RadialBasisOptions> {
  private static final int EPOCHS = 15;
  private static final int BATCH = 128;
  private static final int BATCH_OF_CENTERS = 256;

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
        Benchmark.accuracy(
            "mnist",
            0.95,
            "0.964 (1000 units and a linear classifier)",
            "LeCun's table of MNIST results"));
  }

  @Override
  public TrainingSetup setup(RadialBasisOptions options, Task task) {
    return setup(options, task, Integer.MAX_VALUE);
  }

  @Override
  public TrainingSetup setup(RadialBasisOptions options, Task task, int examples) {
    String layer = RadialBasisNetwork.LAYER + ".";
    var centers =
        new KMeans(layer + RadialBasis.CENTERS, Optional.of(layer + RadialBasis.WIDTHS));
    // The first batch gives the first centres.
    int batch = Math.max(options.hidden(), BATCH_OF_CENTERS);
    return new TrainingSetup(
        List.of(
            new Phase("centers", centers, options.centerEpochs(), batch, Descent.loss(task)),
            Descent.phase(task, options.learningRate(), Pace.of(examples, EPOCHS, BATCH))),
        Descent.validation(examples));
  }
}
