// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

import io.neurozoo.training.data.NearestNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The models that can be picked by name. Immutable. */
public final class Catalogue {
  private final Map<String, Entry<?>> byId;
  private final Map<String, Set<Entry<?>>> byName = new TreeMap<>();
  private final List<String> plugins;
  private final List<String> problems;

  /**
   * A catalogue, from {@link CatalogueBuilder}.
   *
   * @param plugins names of the plugins that were found, for messages
   * @param problems what was skipped and why, one line each
   */
  Catalogue(Collection<Entry<?>> entries, List<String> plugins, List<String> problems) {
    this.byId = new TreeMap<>();
    entries.forEach(entry -> byId.put(entry.architecture().id(), entry));
    byId.values().forEach(entry -> namesOf(entry).forEach(name -> add(name, entry)));
    this.plugins = List.copyOf(plugins);
    this.problems = List.copyOf(problems);
  }

  private void add(String name, Entry<?> entry) {
    byName.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new LinkedHashSet<>()).add(entry);
  }

  /** Everything that people may type for a model. */
  static List<String> namesOf(Entry<?> entry) {
    List<String> names = new ArrayList<>(List.of(entry.architecture().id(), entry.name()));
    names.addAll(entry.architecture().aliases());
    return names;
  }

  /** All models, ordered by id. */
  public List<Entry<?>> entries() {
    return List.copyOf(byId.values());
  }

  /** What was skipped and why, one line each. */
  public List<String> problems() {
    return problems;
  }

  /**
   * The model of a name: its id, the id without the vendor, or an alias; upper and lower case are
   * alike.
   *
   * @throws UsageException where there is none, or two have the same name without the vendor
   */
  public Entry<?> require(String name) {
    Set<Entry<?>> found = byName.getOrDefault(name.toLowerCase(Locale.ROOT), Set.of());
    if (found.size() == 1) {
      return found.iterator().next();
    }
    if (found.size() > 1) {
      throw new UsageException(
          "model '"
              + name
              + "' is ambiguous; write one of "
              + found.stream().map(e -> e.architecture().id()).collect(Collectors.joining(", ")));
    }
    List<String> near = NearestNames.of(name, byName.keySet());
    throw new UsageException(
        "unknown model '"
            + name
            + "'; "
            + (near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ")
            + "known: "
            + byId.values().stream().map(Entry::name).collect(Collectors.joining(", "))
            + "; plugins found: "
            + (plugins.isEmpty() ? "none" : String.join(", ", plugins)));
  }
}
