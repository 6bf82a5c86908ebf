// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the kernels of a sample in a JVM of its own and compares the bits with those of this JVM.
 */
final class ForkedKernels {
  /** Vector code in the interpreter is some thousand times slower. */
  private static final long MINUTES = 5;

  private ForkedKernels() {}

  static void assertSameBits(Class<? extends OpSample> sample, List<String> flags)
      throws IOException, InterruptedException, ReflectiveOperationException {
    List<String> here = KernelDigest.of(sample);
    if (here.isEmpty()) {
      throw new AssertionError(
          sample.getName() + ": no kernel was found, so there are no bits to compare");
    }
    List<String> there = launch(sample, flags);
    for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
      String a = i < here.size() ? here.get(i) : "nothing";
      String b = i < there.size() ? there.get(i) : "nothing";
      if (!a.equals(b)) {
        throw new AssertionError(
            "with " + flags + " there are other bits:\n  here  " + a + "\n  there " + b);
      }
    }
  }

  private static List<String> launch(Class<? extends OpSample> sample, List<String> flags)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("neurozoo-forked", ".txt");
    try {
      Process process =
          new ProcessBuilder(command(sample, flags))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            "with "
                + flags
                + " the JVM did not end within "
                + MINUTES
                + " minutes; use smaller cases");
      }
      String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new AssertionError(
            "with " + flags + " the JVM ended with " + process.exitValue() + ":\n" + text);
      }
      return text.lines()
          .filter(line -> line.startsWith(KernelDigest.PREFIX))
          .map(line -> line.substring(KernelDigest.PREFIX.length()))
          .toList();
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static List<String> command(Class<? extends OpSample> sample, List<String> flags) {
    String classPath = System.getProperty("java.class.path", "");
    if (classPath.isEmpty()) {
      throw new IllegalStateException(
          "forked kernels need the class path and this JVM has none; run the tests on the class"
              + " path");
    }
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    if (KernelSearch.vectorsAvailable()) {
      command.add("--add-modules");
      command.add("jdk.incubator.vector");
    }
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, KernelDigest.class.getName(), sample.getName()));
    return command;
  }
}
