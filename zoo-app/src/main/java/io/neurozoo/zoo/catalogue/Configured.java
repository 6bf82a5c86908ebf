// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

import io.neurozoo.architecture.Task;
import io.neurozoo.file.JsonObject;
import io.neurozoo.layer.Layer;
import io.neurozoo.training.TrainingSetup;

/**
 * A model of the catalogue with its options.
 *
 * @param entry the model
 * @param options what was set, and the defaults of the rest
 * @param json the options as JSON
 * @param <O> the record of options
 */
public record Configured<O extends Record>(Entry<O> entry, O options, JsonObject json) {

  /** Id of the architecture. */
  public String id() {
    return entry.architecture().id();
  }

  /** The name people type. */
  public String name() {
    return entry.name();
  }

  /** The network for a task. */
  public Layer network(Task task) {
    return entry.architecture().build(options, task);
  }

  /**
   * How it is trained on many examples.
   *
   * @throws UsageException where nobody contributed a recipe
   */
  public TrainingSetup setup(Task task) {
    return entry.requireRecipe().setup(options, task);
  }

  /**
   * How it is trained on so many examples.
   *
   * @throws UsageException where nobody contributed a recipe
   */
  public TrainingSetup setup(Task task, int examples) {
    return entry.requireRecipe().setup(options, task, examples);
  }
}
