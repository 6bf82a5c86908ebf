// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What a run was measured on. */
public record Machine(
    String processor, int processors, long memoryMiB, String system, String java) {

  /** This machine. */
  public static Machine here() {
    Runtime runtime = Runtime.getRuntime();
    return new Machine(
        field("/proc/cpuinfo", "model name"),
        runtime.availableProcessors(),
        installedMiB(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vendor.version", System.getProperty("java.vendor")) + ", "
            + Runtime.version());
  }

  private static long installedMiB() {
    String text = field("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "");
    return text.isEmpty() ? 0 : Long.parseLong(text) >> 10;
  }

  private static String field(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.replaceFirst("[^:]*: *", ""))
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** One line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s, %d processors, %,d MiB; %s; Java %s",
        processor, processors, memoryMiB, system, java);
  }
}
