// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles and packs, with the tools of this JDK. */
final class Build {
  private Build() {}

  /**
   * Compiles a source folder with its module descriptor; {@code modules} may hold more than it
   * needs.
   */
  static void module(Path sources, Path classes, Collection<Path> modules) throws IOException {
    compile(sources, "-p", joined(modules), "-d", classes.toString());
  }

  /** Compiles a source folder on the class path. */
  static void classes(Path sources, Path classes, Collection<Path> path) throws IOException {
    compile(
        sources,
        "--add-modules",
        "jdk.incubator.vector",
        "-cp",
        joined(path),
        "-d",
        classes.toString());
  }

  private static void compile(Path sources, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-Xlint:-incubating"));
    arguments.addAll(List.of(options));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().forEach(arguments::add);
    }
    run("javac", arguments);
  }

  /** Copies a folder's files into another, as Maven does with resources. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  /** Packs a folder, with these lines in the manifest. */
  static Path jar(Path jar, Path classes, String... manifest) throws IOException {
    Path lines = Files.createTempFile(classes.getParent(), "manifest", ".txt");
    Files.write(lines, Arrays.asList(manifest));
    run(
        "jar",
        List.of(
            "--create",
            "--file",
            jar.toString(),
            "--manifest",
            lines.toString(),
            "-C",
            classes.toString(),
            "."));
    return jar;
  }

  private static void run(String tool, List<String> arguments) {
    var text = new StringWriter();
    var writer = new PrintWriter(text, true);
    int exit =
        ToolProvider.findFirst(tool)
            .orElseThrow()
            .run(writer, writer, arguments.toArray(String[]::new));
    if (exit != 0) {
      throw new AssertionError(tool + " ended with " + exit + ":\n" + text);
    }
  }

  private static String joined(Collection<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
