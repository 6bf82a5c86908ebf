// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loops that are made for a program leave the bits of the single ops' loops, at any width, however
 * they are run.
 */
class ProgramBitsTest {
  private static final int MANY = 400;
  private static final int FEW = 30;

  @Test
  void manyRandomProgramsLeaveTheBitsOfTheirOps() throws Exception {
    ProgramBits.digest(MANY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dneurozoo.vector.bits=128",
        "-Dneurozoo.vector.bits=256",
        "-Xint",
        "-XX:-TieredCompilation -Xcomp"
      })
  void widthsAndCompilersLeaveTheSameBits(String flags) throws Exception {
    assertEquals(ProgramBits.digest(FEW), fork(flags));
  }

  private static String fork(String flags) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(Arrays.asList(flags.split(" ")));
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), ProgramBits.class.getName(), "" + FEW));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }
}
