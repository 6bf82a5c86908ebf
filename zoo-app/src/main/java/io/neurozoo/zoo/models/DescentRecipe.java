// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Task;
import io.neurozoo.training.Benchmark;
import io.neurozoo.training.Recipe;
import io.neurozoo.training.TrainingSetup;
import java.util.List;
import java.util.function.Function;

/**
 * The recipe of networks that are trained in one phase: Adam with a cosine on the cross-entropy of
 * classes, or the mean squared error of values.
 *
 * @param architecture id
 * @param learningRate at its greatest, of the options
 * @param benchmarks what such networks are held to
 */
record DescentRecipe<O extends Record>(
    String architecture, Function<O, Float> learningRate, List<Benchmark> benchmarks)
    implements Recipe<O> {
  private static final int EPOCHS = 20;
  private static final int BATCH = 128;

  @Override
  public String data() {
    return "digits";
  }

  @Override
  public TrainingSetup setup(O options, Task task) {
    return setup(options, task, Integer.MAX_VALUE);
  }

  @Override
  public TrainingSetup setup(O options, Task task, int examples) {
    Pace pace = Pace.of(examples, EPOCHS, BATCH);
    return new TrainingSetup(
        List.of(Descent.phase(task, learningRate.apply(options), pace)),
        Descent.validation(examples));
  }
}
