// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.spi.Discovery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The data sets that can be asked for by name: those built in and those that plugins provide. */
public final class DataCatalogue {

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9][a-z0-9._-]*(:[a-z0-9][a-z0-9._-]*)?");

  /** By id and by alias. */
  private final TreeMap<String, DatasetProvider> byName = new TreeMap<>();

  private final TreeMap<String, DatasetProvider> byId = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private DataCatalogue() {}

  /**
   * The built-in data sets and some more.
   *
   * @param more such as what {@link DatasetProvider#discover} found
   * @throws IllegalStateException where two providers claim one name
   */
  public static DataCatalogue with(Collection<? extends DatasetProvider> more) {
    DataCatalogue catalogue = new DataCatalogue();
    Stream.concat(BuiltInDatasets.all().stream(), more.stream()).forEach(catalogue::add);
    return catalogue;
  }

  /** Providers that were skipped for their names, one line each. */
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
                .formatted(name, Discovery.origin(provider.getClass())));
        return;
      }
      DatasetProvider other = byName.get(name);
      if (other != null) {
        throw new IllegalStateException(
            "data set '%s' is provided twice, by %s and by %s; remove one of them"
                .formatted(
                    name,
                    Discovery.origin(other.getClass()),
                    Discovery.origin(provider.getClass())));
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
}
