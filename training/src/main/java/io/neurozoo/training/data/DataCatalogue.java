// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.spi.Discovery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The data sets that can be asked for by name: those built in and those that plugins provide. */
public final class DataCatalogue {

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9][a-z0-9._-]*(:[a-z0-9][a-z0-9._-]*)?");

  /** Where options begin: a file's name may hold a question mark too. */
  private static final Pattern OPTIONS = Pattern.compile("\\?(?=[A-Za-z_-]+=)");

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
   * provider takes one, and a question mark and the options where it has some.
   *
   * @throws DataException where there is no such data set, or an argument is missing or too many
   */
  public DataSpec parse(String text) {
    DatasetProvider named = byName.get(text);
    if (named != null) {
      return spec(text, named, "", "");
    }
    // An id may hold a colon itself, so every colon may be the one before the argument.
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      DatasetProvider prefix = c == ':' || c == '?' ? byName.get(text.substring(0, i)) : null;
      if (prefix == null) {
        continue;
      }
      String rest = text.substring(i + 1);
      if (c == '?') {
        return spec(text, prefix, "", rest);
      }
      if (prefix.argument().isEmpty()) {
        throw new DataException(
            "data set '%s': it takes no argument; write %s".formatted(text, usage(prefix)));
      }
      int mark = prefix.options().isPresent() ? optionsMark(rest) : -1;
      return mark < 0
          ? spec(text, prefix, rest, "")
          : spec(text, prefix, rest.substring(0, mark), rest.substring(mark + 1));
    }
    throw unknown(text);
  }

  /** The question mark that options follow; the first one where none does; else -1. */
  private static int optionsMark(String text) {
    Matcher options = OPTIONS.matcher(text);
    return options.find() ? options.start() : text.indexOf('?');
  }

  private static DataSpec spec(
      String text, DatasetProvider provider, String argument, String options) {
    if (!options.isEmpty() && provider.options().isEmpty()) {
      throw new DataException(
          "data set '%s': it takes no options; write %s".formatted(text, usage(provider)));
    }
    if (provider.argument().isPresent() && argument.isEmpty()) {
      throw new DataException(
          "data set '%s': the argument is missing; write %s".formatted(text, usage(provider)));
    }
    return new DataSpec(provider.id(), argument, options);
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

  private DataException unknown(String text) {
    List<String> near = NearestNames.of(text.split("\\?", 2)[0], byName.keySet());
    String guess = near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ";
    String known =
        byId.values().stream().map(DataCatalogue::name).collect(Collectors.joining(", "));
    return new DataException(
        "unknown data set '%s'; %sknown: %s".formatted(text, guess + file(text), known));
  }

  /** A word to those who name a file and nothing else. */
  private static String file(String text) {
    String path = text.split("\\?", 2)[0];
    if (Pattern.compile("\\.(csv|tsv|txt|data)$").matcher(path).find()) {
      return "a table is csv:" + path + "?label=NAME, NAME the column to predict; ";
    }
    return path.contains("/") ? "a folder of images is idx:" + path + "; " : "";
  }

  private static String name(DatasetProvider provider) {
    return provider.id() + provider.argument().map(word -> ":" + word).orElse("");
  }

  private static String usage(DatasetProvider provider) {
    return name(provider)
        + provider.options().map(word -> "[?" + word + "]").orElse("");
  }
}
