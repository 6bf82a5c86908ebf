// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Starts JMH, which forks JVMs with the same flags. */
final class Kernels {
  private Kernels() {}

  /** Runs the benchmarks whose name matches, and leaves kernels.json in the folder. */
  static int run(Checkout checkout, String pattern, Path folder) {
    String classPath =
        checkout
            .classPath("kernels")
            .orElseThrow(() -> new IllegalStateException(checkout.reasonNotBuilt("kernels")))
            .stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx2g",
            "--add-modules", "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow", // JMH needs it
            "-cp", classPath,
            "org.openjdk.jmh.Main", pattern,
            "-rf", "json", "-rff", folder.resolve("kernels.json").toString());
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }
}
