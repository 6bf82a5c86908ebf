// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program among the tests, run with vectors in a JVM of its own. */
public final class VectorJvm {
  private static final int MINUTES = 5;

  private VectorJvm() {}

  /** The last of the {@link #lines}. */
  public static String lastLine(Class<?> program, List<String> flags, String... arguments)
      throws IOException, InterruptedException {
    return lines(program, flags, arguments).getLast();
  }

  /**
   * What the program prints, at least one line.
   *
   * @param flags of the JVM
   * @throws AssertionError where it fails or does not end, with all that it printed
   */
  public static List<String> lines(Class<?> program, List<String> flags, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("neurozoo-jvm", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      List<String> lines = Files.readAllLines(output);
      if (!ended || process.exitValue() != 0 || lines.isEmpty()) {
        String how = ended ? "ended with " + process.exitValue() : "did not end";
        throw new AssertionError(
            program.getSimpleName()
                + " with "
                + flags
                + " "
                + how
                + ":\n"
                + String.join("\n", lines));
      }
      return lines;
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
