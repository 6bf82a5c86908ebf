// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kernels do together has the bits of the ops one by one. */
class FusedStepTest {
  private static final int GRAPHS = 48;

  @Test
  void scalarKernelsLeaveTheBitsOfTheirOps() {
    assertEquals(GRAPHS, FusedStepBits.compare(Graphs.defaults().withVectors(false)));
    assertEquals(
        GRAPHS, FusedStepBits.compare(Graphs.defaults().withVectors(false).withPoison(true)));
  }

  /**
   * In JVMs of their own: the width is the same for all of a JVM. Cold, so that no run is the
   * scalar twin's.
   */
  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void vectorKernelsOfEveryWidthLeaveTheBitsOfTheirOps(int bits) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Dneurozoo.cold=true",
            "-Dneurozoo.vector.bits=" + bits,
            "-cp",
            System.getProperty("java.class.path"),
            FusedStepBits.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), () -> command + " did not end");
    assertTrue(output.endsWith(GRAPHS + " graphs, same bits" + System.lineSeparator()), output);
  }
}
