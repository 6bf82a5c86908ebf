// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.architecture.Task;
import java.util.List;

/**
 * How networks of one architecture are trained when nobody says otherwise. Joined to the
 * architecture by its id. To be implemented by plugins.
 *
 * @param <O> the architecture's record of options
 */
public interface Recipe<O extends Record> {

  /** Id of the architecture, {@code vendor:name}. */
  String architecture();

  /** The data it is trained on when nobody names any, such as {@code digits}. */
  String data();

  /**
   * The phases.
   *
   * @throws IllegalArgumentException where options and task do not fit; the message names the
   *     option
   */
  TrainingSetup setup(O options, Task task);

  /**
   * The phases for data of a known size. On few examples a recipe may ask for smaller batches and
   * more epochs, lest the training be over after a handful of steps.
   *
   * @param examples of the training data, before any are held out
   * @throws IllegalArgumentException as {@link #setup(Record, Task)}
   */
  default TrainingSetup setup(O options, Task task, int examples) {
    return setup(options, task);
  }

  /** Where the model is held against published figures. */
  default List<Benchmark> benchmarks() {
    return List.of();
  }
}
