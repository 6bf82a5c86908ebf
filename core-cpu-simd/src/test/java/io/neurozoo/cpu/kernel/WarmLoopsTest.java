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
import org.junit.jupiter.api.Test;

/** Compiled vector loops keep their vectors in registers, in whatever order they were warmed. */
class WarmLoopsTest {
  @Test
  void noLoopAllocatesOnceItIsWarm() throws Exception {
    long order = ThreadLocalRandom.current().nextLong(); // each run tries another one
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            location(Simd.class) + File.pathSeparator + location(WarmLoops.class),
            WarmLoops.class.getName(),
            Long.toString(order));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), () -> command + " did not end");
    List<String> lines = output.lines().filter(line -> !line.startsWith("WARNING")).toList();
    assertEquals(List.of("allocating: []"), lines, "order " + order);
  }

  private static Path location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
