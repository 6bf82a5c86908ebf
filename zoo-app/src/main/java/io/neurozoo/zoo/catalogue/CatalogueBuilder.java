// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.architecture.ArchitectureProvider;
import io.neurozoo.spi.Discovery;
import io.neurozoo.training.Recipe;
import io.neurozoo.training.RecipeProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Joins architectures and recipes by id. What is broken is left out and reported; what is there
 * twice stops everything, for nobody could tell which one was meant.
 */
public final class CatalogueBuilder {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]*:[a-z0-9][a-z0-9._-]*");
  private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final Map<String, Architecture<?>> architectures = new TreeMap<>();
  private final Map<String, Recipe<?>> recipes = new TreeMap<>();

  /** Lower case: upper and lower case are alike to people. */
  private final Map<String, Architecture<?>> aliases = new HashMap<>();

  private final List<String> problems = new ArrayList<>();

  /**
   * Adds the architectures of a provider.
   *
   * @throws IllegalStateException where an id or an alias is there already; it names both origins
   */
  public CatalogueBuilder add(ArchitectureProvider provider) {
    for (Architecture<?> architecture : ask(provider, provider::architectures)) {
      guarded(architecture, () -> add(architecture));
    }
    return this;
  }

  /**
   * Adds the recipes of a provider.
   *
   * @throws IllegalStateException where there is one for the same architecture; it names both
   *     origins
   */
  public CatalogueBuilder add(RecipeProvider provider) {
    for (Recipe<?> recipe : ask(provider, provider::recipes)) {
      guarded(recipe, () -> add(recipe));
    }
    return this;
  }

  private <T> List<T> ask(Object provider, Supplier<List<T>> list) {
    try {
      return List.copyOf(list.get());
    } catch (RuntimeException | LinkageError e) {
      skip(provider, e.toString());
      return List.of();
    }
  }

  /** A descriptor is a plugin's code: whatever it throws must not hide the others. */
  private void guarded(Object descriptor, Runnable add) {
    try {
      add.run();
    } catch (ClashException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      skip(descriptor, e.toString());
    }
  }

  private void skip(Object what, String why) {
    problems.add(Discovery.origin(what.getClass()) + " was skipped: " + why);
  }

  private void add(Architecture<?> architecture) {
    String id = architecture.id();
    if (!ID.matcher(id).matches()) {
      skip(architecture, "its id '" + id + "' is not of the form vendor:name in lower case");
      return;
    }
    Architecture<?> twin = architectures.putIfAbsent(id, architecture);
    if (twin != null) {
      throw new ClashException("two models have the id '" + id + "'", twin, architecture);
    }
    for (String alias : architecture.aliases()) {
      if (!ALIAS.matcher(alias).matches()) {
        architectures.remove(id);
        skip(
            architecture,
            "its alias '" + alias + "' is not made of letters, digits, '.', '_', '-'");
        return;
      }
    }
    for (String alias : architecture.aliases()) {
      Architecture<?> other = aliases.putIfAbsent(alias.toLowerCase(Locale.ROOT), architecture);
      if (other != null && other != architecture) {
        throw new ClashException("two models have the alias '" + alias + "'", other, architecture);
      }
    }
  }

  private void add(Recipe<?> recipe) {
    Recipe<?> twin = recipes.putIfAbsent(recipe.architecture(), recipe);
    if (twin != null) {
      throw new ClashException(
          "two recipes are for the model '" + recipe.architecture() + "'", twin, recipe);
    }
  }

  /**
   * The catalogue.
   *
   * @param plugins names of the plugins that were found, for messages
   * @throws IllegalStateException where an alias is another model's name; it names both origins
   */
  public Catalogue build(List<String> plugins) {
    List<Entry<?>> entries = new ArrayList<>();
    for (Architecture<?> architecture : architectures.values()) {
      guarded(architecture, () -> entries.add(join(architecture)));
    }
    recipes.forEach(
        (id, recipe) -> {
          if (!architectures.containsKey(id)) {
            skip(recipe, "there is no model '" + id + "' for it");
          }
        });
    return new Catalogue(entries, plugins, problems);
  }

  private <O extends Record> Entry<O> join(Architecture<O> architecture) {
    Architecture<?> other = aliases.get(architecture.name());
    if (other != null && other != architecture) {
      throw new ClashException(
          "'" + architecture.name() + "' is the name of one model and an alias of another",
          architecture,
          other);
    }
    @SuppressWarnings("unchecked") // joined by id: both speak of one record of options
    Recipe<O> recipe = (Recipe<O>) recipes.get(architecture.id());
    return new Entry<>(
        architecture,
        Optional.ofNullable(recipe),
        new OptionSchema<>(architecture.name(), architecture.defaults()));
  }

  /** One name for two things. */
  private static final class ClashException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ClashException(String what, Object one, Object other) {
      super(
          what
              + ": "
              + Discovery.origin(one.getClass())
              + " and "
              + Discovery.origin(other.getClass())
              + "; remove one of them");
    }
  }
}
