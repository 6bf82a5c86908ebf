// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Starts JMH, which forks JVMs with the same flags. */
final class Kernels {
  private Kernels() {}

  /**
   * Runs the benchmarks whose name matches, and leaves kernels.json in the folder.
   *
   * @param forks fresh JVMs of each; 0 leaves it to the benchmark
   */
  static int run(
      Checkout checkout, String pattern, List<Integer> threads, int forks, Path folder) {
    String classPath =
        checkout
            .classPath("kernels")
            .orElseThrow(() -> new IllegalStateException(checkout.reasonNotBuilt("kernels")))
            .stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    String counts = threads.stream().map(String::valueOf).collect(Collectors.joining(","));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "--add-modules", "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", // JMH needs it
                "-cp", classPath,
                "org.openjdk.jmh.Main", pattern,
                "-p", "threads=" + counts,
                "-rf", "json", "-rff", folder.resolve("kernels.json").toString()));
    if (forks > 0) {
      command.addAll(List.of("-f", Integer.toString(forks)));
    }
    return Child.run(new ProcessBuilder(command).inheritIO());
  }
}
