// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.file.JsonObject;
import io.neurozoo.training.Recipe;
import java.util.Map;
import java.util.Optional;

/**
 * One model of the catalogue.
 *
 * @param architecture its descriptor
 * @param recipe how it is trained; empty where nobody contributed one
 * @param options what can be set
 * @param <O> the record of options
 */
public record Entry<O extends Record>(
    Architecture<O> architecture, Optional<Recipe<O>> recipe, OptionSchema<O> options) {

  /** The name people type. */
  public String name() {
    return architecture.name();
  }

  /**
   * The model with options.
   *
   * @param values as for {@link OptionCodec#with(OptionSchema, Map)}
   * @throws UsageException where an option is unknown, or its value has a wrong type or range
   */
  public Configured<O> configure(OptionCodec codec, Map<String, ?> values) {
    O set = values.isEmpty() ? options.defaults() : codec.with(options, values);
    return new Configured<>(this, set, codec.json(set));
  }

  /**
   * The model with options from its JSON.
   *
   * @throws UsageException where an option is unknown, or its value has a wrong type or range
   */
  public Configured<O> configure(OptionCodec codec, JsonObject values) {
    O set = codec.with(options, values);
    return new Configured<>(this, set, codec.json(set));
  }

  /**
   * The recipe.
   *
   * @throws UsageException where there is none
   */
  public Recipe<O> requireRecipe() {
    return recipe.orElseThrow(
        () ->
            new UsageException(
                "model '"
                    + name()
                    + "' has no recipe, so it cannot be trained by name; its plugin"
                    + " would contribute one with a RecipeProvider"));
  }
}
