// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs in the README compile and run as they stand, and its links lead somewhere. */
class ReadmeTest {
  private static final Path ROOT = root();
  private static final Pattern PROGRAM = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("README.md")) || !Files.exists(folder.resolve("zoo-app"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static List<String> programs() throws IOException {
    Matcher matcher = PROGRAM.matcher(Files.readString(ROOT.resolve("README.md")));
    List<String> programs = new ArrayList<>();
    while (matcher.find()) {
      programs.add(matcher.group(1));
    }
    return programs;
  }

  @Test
  void programByHandTrainsSavesAndLoads(@TempDir Path folder) throws Exception {
    String output = run(programs().get(0), folder);
    Matcher accuracy = Pattern.compile("test accuracy ([0-9.]+)").matcher(output);
    assertTrue(accuracy.find(), output);
    assertTrue(Double.parseDouble(accuracy.group(1)) > 0.95, output);
    assertTrue(output.contains("10 logits"), output);
    assertTrue(Files.exists(folder.resolve("digits/model.safetensors")));
  }

  @Test
  void programByNameMakesAModel(@TempDir Path folder) throws Exception {
    String output = run(programs().get(1), folder);
    assertTrue(output.contains("feed-forward") && output.contains("perceptron"), output);
    assertTrue(output.contains("265802 parameters, from [28, 28] to [2]"), output);
  }

  @Test
  void noProgramIsLeftUntested() throws IOException {
    assertEquals(2, programs().size());
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    for (String page :
        List.of(
            "README.md",
            "CONTRIBUTING.md",
            "docs/architecture.md",
            "docs/performance.md",
            "bench/README.md")) {
      Path file = ROOT.resolve(page);
      Matcher links = LINK.matcher(Files.readString(file));
      int count = 0;
      while (links.find()) {
        Path target = file.getParent().resolve(links.group(1));
        assertTrue(Files.exists(target), page + " links to " + links.group(1));
        count++;
      }
      assertTrue(count > 0, page);
    }
  }

  private static String run(String program, Path folder) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("Program.java"), program);
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=deny",
                "-cp", System.getProperty("java.class.path"),
                "Program.java")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String text = Files.readString(output);
    assertEquals(0, process.waitFor(), text);
    return text;
  }
}
