// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bits of every kernel depend neither on the vector width nor on the compiler. */
class SameBitsTest {
  private static final List<String> VECTOR_FLAGS =
      List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED");

  @TempDir Path folder;

  @Test
  void everyVectorWidthGivesTheBitsOfTheScalarTwins() throws Exception {
    String scalar = fork(List.of("-Xbatch"), "many", "scalar"); // without the vector module
    for (String bits : List.of("128", "256", "512")) {
      List<String> flags = vector("-Xbatch", "-Dneurozoo.vector.bits=" + bits);
      assertEquals(scalar, fork(flags, "many", "vector"), bits);
    }
  }

  @Test
  void interpreterAndFirstCompilerGiveTheSameBits() throws Exception {
    String here = KernelBits.digest(false, true);
    assertEquals(here, fork(List.of("-Xint"), "few", "scalar"), "-Xint, scalar");
    assertEquals(here, fork(vector("-Xint"), "few", "vector"), "-Xint, vector");
    String firstCompiler = "-XX:TieredStopAtLevel=1";
    assertEquals(here, fork(List.of(firstCompiler), "few", "scalar"), "C1, scalar");
    assertEquals(here, fork(vector(firstCompiler), "few", "vector"), "C1, vector");
  }

  private static List<String> vector(String... more) {
    List<String> flags = new ArrayList<>(VECTOR_FLAGS);
    flags.addAll(List.of(more));
    return flags;
  }

  /** Runs {@link KernelBits} in a JVM of its own and returns the hash that it prints. */
  private String fork(List<String> flags, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(location(Simd.class) + File.pathSeparator + location(KernelBits.class));
    command.add(KernelBits.class.getName());
    command.addAll(List.of(arguments));
    Path errors = folder.resolve("errors.txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), () -> command + " did not end");
    assertEquals(0, process.exitValue(), () -> command + "" + readable(errors));
    return output.strip();
  }

  private static String readable(Path file) {
    try {
      return System.lineSeparator() + Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Path location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
