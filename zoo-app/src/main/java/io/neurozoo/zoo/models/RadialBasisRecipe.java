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
    return Benchmarks.RADIAL_BASIS;
  }

  @Override
  public TrainingSetup setup(RadialBasisOptions options, Task task) {
    return setup(options, task, Integer.MAX_VALUE);
  }

  @Override
  public TrainingSetup setup(RadialBasisOptions options, Task task, int examples) {
    double validation = Descent.validation(examples);
    requireMoreExamplesThanUnits(options.hidden(), (int) (examples * (1 - validation)));
    String layer = RadialBasisNetwork.LAYER + ".";
    var centers =
        new KMeans(layer + RadialBasis.CENTERS, Optional.of(layer + RadialBasis.WIDTHS));
    // The first batch gives the first centres.
    int batch = Math.max(options.hidden(), BATCH_OF_CENTERS);
    return new TrainingSetup(
        List.of(
            new Phase("centers", centers, options.centerEpochs(), batch, Descent.loss(task)),
            Descent.phase(task, options.learningRate(), Pace.of(examples, EPOCHS, BATCH))),
        validation);
  }

  /** With a unit for each example all distances are 0, and so are the widths. */
  private static void requireMoreExamplesThanUnits(int units, int examples) {
    if (units >= examples) {
      throw new IllegalArgumentException(
          ("radial-basis: hidden is %d and there are %d examples to learn from; k-means needs more"
                  + " examples than units: set hidden to less, such as %d")
              .formatted(units, examples, Math.max(1, examples / 4)));
    }
  }
}
