// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder of IDX files under the usual names: {@code train-images-idx3-ubyte}, {@code
 * train-labels-idx1-ubyte} and the same with {@code t10k} for the test part, each also with a dot
 * for the last-but-one hyphen ({@code train-images.idx3-ubyte}) or with {@code .gz} at the end.
 * Where several spellings of one file are there, the first of hyphen, hyphen with {@code .gz}, dot,
 * dot with {@code .gz} is read.
 *
 * <p>Where only one of the two pairs is there, it is split 80 to 20 into training and test part by
 * {@link Split#holdOut}, stratified, with the seed {@value #SPLIT_SEED}.
 */
public final class IdxFolder {

  /** The seed that splits a single pair of files: a part of the data's definition. */
  public static final long SPLIT_SEED = 80_20;

  private static final double TEST_FRACTION = 0.2;

  private final String name;
  private final Path folder;

  private IdxFolder(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  /**
   * Reads a folder whose classes are named after their numbers, "0" up to the largest label there.
   *
   * @param name what the data set is called in reports
   * @param folder the folder
   * @throws DataException where files are missing, damaged or do not fit together
   */
  public static DataSplits open(String name, Path folder) {
    return new IdxFolder(name, folder).read(Optional.empty());
  }

  /**
   * Reads a folder whose classes have names.
   *
   * @param name what the data set is called in reports
   * @param folder the folder
   * @param labels the names of the classes
   * @throws DataException where files are missing, damaged or do not fit together, or a label has
   *     no name
   */
  public static DataSplits open(String name, Path folder, List<String> labels) {
    return new IdxFolder(name, folder).read(Optional.of(labels));
  }

  private record Pair(String imagesFile, Inputs images, int[] labels) {
    int maxLabel() {
      return IntStream.of(labels).max().orElseThrow();
    }
  }

  private DataSplits read(Optional<List<String>> labels) {
    if (!Files.isDirectory(folder)) {
      throw new DataException(
          "data set '%s': no folder '%s'; give a folder of IDX files".formatted(name, folder));
    }
    List<Pair> pairs =
        Stream.of("train", "t10k").map(this::pair).flatMap(Optional::stream).toList();
    if (pairs.isEmpty()) {
      throw new DataException(
          "data set '%s': '%s' holds no train-images-idx3-ubyte or t10k-images-idx3-ubyte (or %s)"
              .formatted(name, folder, "either with .gz); put the IDX files there"));
    }
    List<String> names = labels.orElseGet(() -> numbers(pairs));
    List<Dataset> parts = pairs.stream().map(pair -> dataset(pair, names)).toList();
    if (parts.size() == 2) {
      return new DataSplits(parts.get(0), parts.get(1));
    }
    Split split = Split.holdOut(parts.getFirst(), TEST_FRACTION, SPLIT_SEED);
    return new DataSplits(split.train(), split.validation());
  }

  private static List<String> numbers(List<Pair> pairs) {
    int max = pairs.stream().mapToInt(Pair::maxLabel).max().orElseThrow();
    return IntStream.rangeClosed(0, max).mapToObj(Integer::toString).toList();
  }

  private Dataset dataset(Pair pair, List<String> labels) {
    String description =
        "%d examples %s from %s, bytes * (1 / 255)"
            .formatted(pair.images.size(), pair.images.inputShape(), pair.imagesFile);
    return new StoredDataset(
        name,
        description,
        pair.images,
        new Targets.Classes(new Target.Classes(labels), pair.labels));
  }

  /** A pair of files, nothing where neither is there. */
  private Optional<Pair> pair(String part) {
    Optional<Path> images = find(part + "-images", "idx3-ubyte");
    Optional<Path> labels = find(part + "-labels", "idx1-ubyte");
    if (images.isEmpty() && labels.isEmpty()) {
      return Optional.empty();
    }
    if (images.isEmpty() || labels.isEmpty()) {
      Path there = images.or(() -> labels).orElseThrow().getFileName();
      String missing = images.isEmpty() ? "images-idx3-ubyte" : "labels-idx1-ubyte";
      throw new DataException(
          "data set '%s': '%s' holds %s but no %s-%s (or with .gz); put that file there too"
              .formatted(name, folder, there, part, missing));
    }
    Path file = images.get();
    Pair pair =
        new Pair(
            file.getFileName().toString(),
            IdxFile.read(file).inputs(),
            IdxFile.read(labels.get()).labels());
    if (pair.images.size() != pair.labels.length) {
      throw new DataException(
          "data set '%s': %d images in '%s' but %d labels in '%s'; give files that belong together"
              .formatted(name, pair.images.size(), file, pair.labels.length, labels.get()));
    }
    return Optional.of(pair);
  }

  private Optional<Path> find(String stem, String type) {
    return Stream.of("-" + type, "-" + type + ".gz", "." + type, "." + type + ".gz")
        .map(end -> folder.resolve(stem + end))
        .filter(Files::exists)
        .findFirst();
  }
}
