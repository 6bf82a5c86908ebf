// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders of this checkout, as {@code zoo bench} has built them.
 *
 * @param root of the checkout
 */
record Checkout(Path root) {

  /** The class path of a module of the bench; empty where it was not built. */
  Optional<List<Path>> classPath(String module) {
    Path target = root.resolve("bench").resolve(module).resolve("target");
    Path classes = target.resolve("classes");
    Path file = target.resolve("classpath");
    if (!Files.isDirectory(classes) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<Path> path = new ArrayList<>(List.of(classes));
    try {
      String entries = Files.readString(file).strip();
      Arrays.stream(entries.split(File.pathSeparator)).map(Path::of).forEach(path::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(path);
  }

  /** Why a module was not built, as Maven said it. */
  String reasonNotBuilt(String module) {
    Path log = root.resolve("bench/target/build.log");
    String project = " on project neurozoo-bench-" + module + ": ";
    if (!Files.isReadable(log)) {
      return "not built";
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains(project))
          .findFirst()
          .map(line -> line.substring(line.indexOf(project) + project.length()))
          // Maven ends with the repository's address and a link to its help.
          .map(reason -> "not built: " + reason.replaceFirst(" (\\(http|-> \\[Help).*", ""))
          .orElse("not built; see " + log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first folder runs/bench-N that is not there yet; it is made. */
  Path newOutputFolder() {
    for (int i = 1; ; i++) {
      Path folder = root.resolve("runs").resolve("bench-" + i);
      if (!Files.exists(folder)) {
        return made(folder);
      }
    }
  }

  /**
   * The folder runs/bench-N with the largest N.
   *
   * @throws IllegalStateException where there is none
   */
  Path lastOutputFolder() {
    Path last = null;
    for (int i = 1; Files.exists(root.resolve("runs").resolve("bench-" + i)); i++) {
      last = root.resolve("runs").resolve("bench-" + i);
    }
    if (last == null) {
      throw new IllegalStateException("there is no runs/bench-1; run the bench or name --from");
    }
    return last;
  }

  static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
