// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM of its own, of the kind this one is. Each method returns another. */
record ForkedJvm(List<String> flags, Path folder) {
  private static final int MINUTES = 10;

  /** Flags of people's own would change what is tested. */
  private static final List<String> CLEARED =
      List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH", "ZOO_PLUGINS");

  /**
   * What came of it.
   *
   * @param flags of the JVM and arguments of the program, for messages
   */
  record Result(List<String> flags, int exit, String out, String err) {

    /** This result, where the program said that all went well. */
    Result succeeded() {
      if (exit != 0) {
        throw new AssertionError(this);
      }
      return this;
    }

    List<String> lines() {
      return out.lines().toList();
    }

    @Override
    public String toString() {
      return shortened() + "\nended with " + exit + "\n--- out\n" + out + "--- err\n" + err;
    }

    /** A class path would hide everything else. */
    private String shortened() {
      List<String> words = new ArrayList<>(flags);
      for (int i = 1; i < words.size(); i++) {
        if (words.get(i - 1).equals("-cp") || words.get(i - 1).equals("-p")) {
          words.set(i, "...");
        }
      }
      return String.join(" ", words);
    }
  }

  static ForkedJvm in(Path folder) {
    return new ForkedJvm(List.of(), folder);
  }

  ForkedJvm with(String... more) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(List.of(more));
    return new ForkedJvm(List.copyOf(all), folder);
  }

  /** With everything that gives speed. */
  ForkedJvm withVectors() {
    return with("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED");
  }

  ForkedJvm classPath(Collection<Path> entries) {
    return with("-cp", joined(entries));
  }

  ForkedJvm modulePath(Collection<Path> entries) {
    return with("-p", joined(entries));
  }

  private static String joined(Collection<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Runs a program to its end. */
  Result run(String... program) {
    ForkedJvm whole = with(program);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(whole.flags);
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      CLEARED.forEach(builder.environment()::remove);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
      }
      return new Result(whole.flags, process.waitFor(), text(out), text(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + command + " ran", e);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
