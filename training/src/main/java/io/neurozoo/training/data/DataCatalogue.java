// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The data sets that can be asked for by name: those built in and those that plugins provide. */
public final class DataCatalogue {

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9][a-z0-9._-]*(:[a-z0-9][a-z0-9._-]*)?");

  /** A service loader that cannot go on fails at every step: then the search ends. */
  private static final int MOST_PROBLEMS = 100;

  /** By id and by alias. */
  private final TreeMap<String, DatasetProvider> byName = new TreeMap<>();

  private final TreeMap<String, DatasetProvider> byId = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private DataCatalogue() {}

  /**
   * The built-in data sets and those found through a class loader.
   *
   * @throws IllegalStateException where two providers claim one name
   */
  public static DataCatalogue discover(ClassLoader loader) {
    DataCatalogue catalogue = new DataCatalogue();
    BuiltInDatasets.all().forEach(catalogue::add);
    Iterator<ServiceLoader.Provider<DatasetProvider>> found =
        ServiceLoader.load(DatasetProvider.class, loader).stream().iterator();
    while (catalogue.problems.size() < MOST_PROBLEMS) {
      try {
        if (!found.hasNext()) {
          break;
        }
        catalogue.add(found.next().get());
      } catch (ServiceConfigurationError | LinkageError e) {
        catalogue.problems.add("a provider of data sets was skipped: " + e);
      }
    }
    return catalogue;
  }

  /**
   * The built-in data sets and some more.
   *
   * @throws IllegalStateException where two providers claim one name
   */
  public static DataCatalogue with(Collection<? extends DatasetProvider> more) {
    DataCatalogue catalogue = new DataCatalogue();
    Stream.concat(BuiltInDatasets.all().stream(), more.stream()).forEach(catalogue::add);
    return catalogue;
  }

  /** Providers that were found broken and skipped, one line each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** All providers, ordered by id. */
  public List<DatasetProvider> providers() {
    return List.copyOf(byId.values());
  }

  /**
   * Reads what a user wrote: a provider's id or alias, with a colon and the argument where the
   * provider takes one.
   *
   * @throws DataException where there is no such data set, or an argument is missing or too many
   */
  public DataSpec parse(String text) {
    DatasetProvider named = byName.get(text);
    if (named != null) {
      if (named.argument().isPresent()) {
        throw missingArgument(text, named);
      }
      return new DataSpec(named.id(), "");
    }
    // An id may hold a colon itself, so every colon may be the one before the argument.
    for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
      DatasetProvider prefix = byName.get(text.substring(0, colon));
      if (prefix == null) {
        continue;
      }
      String argument = text.substring(colon + 1);
      if (prefix.argument().isEmpty()) {
        throw new DataException(
            "data set '%s': it takes no argument; write %s".formatted(text, usage(prefix)));
      }
      if (argument.isEmpty()) {
        throw missingArgument(text, prefix);
      }
      return new DataSpec(prefix.id(), argument);
    }
    throw unknown(text);
  }

  /**
   * Loads a data set.
   *
   * @param spec what to load, from {@link #parse}
   * @param dataDir the folder with one subfolder for each named data set
   * @throws DataException where the data set is unknown, missing or damaged
   */
  public DataSplits load(DataSpec spec, Path dataDir) {
    DatasetProvider provider = byId.get(spec.id());
    if (provider == null) {
      throw unknown(spec.id());
    }
    return provider.load(new DataRequest(spec, dataDir));
  }

  /** Parses and loads in one. */
  public DataSplits load(String text, Path dataDir) {
    return load(parse(text), dataDir);
  }

  private void add(DatasetProvider provider) {
    String id = provider.id();
    List<String> names = Stream.concat(Stream.of(id), provider.aliases().stream()).toList();
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        problems.add(
            "data set '%s' from %s was skipped: not a name such as 'vendor:name' in lower case"
                .formatted(name, origin(provider)));
        return;
      }
      DatasetProvider other = byName.get(name);
      if (other != null) {
        throw new IllegalStateException(
            "data set '%s' is provided twice, by %s and by %s; remove one of them"
                .formatted(name, origin(other), origin(provider)));
      }
    }
    names.forEach(name -> byName.put(name, provider));
    byId.put(id, provider);
  }

  private static DataException missingArgument(String text, DatasetProvider provider) {
    return new DataException(
        "data set '%s': the argument is missing; write %s".formatted(text, usage(provider)));
  }

  private DataException unknown(String text) {
    List<String> near = NearestNames.of(text, byName.keySet());
    String guess = near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ";
    String known =
        byId.values().stream().map(DataCatalogue::usage).collect(Collectors.joining(", "));
    return new DataException("unknown data set '%s'; %sknown: %s".formatted(text, guess, known));
  }

  private static String usage(DatasetProvider provider) {
    return provider.id() + provider.argument().map(word -> ":" + word).orElse("");
  }

  /** The class and where it was loaded from. */
  private static String origin(DatasetProvider provider) {
    Class<?> type = provider.getClass();
    var source = type.getProtectionDomain().getCodeSource();
    return source == null ? type.getName() : type.getName() + " in " + source.getLocation();
  }
}
