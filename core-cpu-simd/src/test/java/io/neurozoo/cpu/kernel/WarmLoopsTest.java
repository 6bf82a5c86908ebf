// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compiled vector loops keep their vectors in registers, see {@link Loop}. */
class WarmLoopsTest {
  @Test
  void noLoopAllocatesInWhateverOrderLoopsWereWarmed() throws Exception {
    String order = Long.toString(ThreadLocalRandom.current().nextLong()); // another one each time
    assertEquals("allocating: []", warm(order), "order " + order);
  }

  @Test
  void noLoopAllocatesWherePartOfItWasRare() throws Exception {
    assertEquals("allocating: []", warm("rare"));
  }

  /** Runs {@link WarmLoops} in a JVM of its own, whose compiler starts with nothing. */
  private static String warm(String argument) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            location(Simd.class) + File.pathSeparator + location(WarmLoops.class),
            WarmLoops.class.getName(),
            argument);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), () -> command + " did not end");
    return output
        .lines()
        .filter(line -> !line.startsWith("WARNING"))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static Path location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
