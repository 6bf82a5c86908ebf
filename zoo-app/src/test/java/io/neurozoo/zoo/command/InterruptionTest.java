// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training says that is told to stop. */
class InterruptionTest {
  private static final Path OUT = Path.of("runs/x");

  @TempDir Path folder;

  @Test
  void theLineSaysHowItGoesOn() throws Exception {
    Path checkpoint = folder.resolve("runs/perceptron-1/checkpoint.safetensors");
    String data = "moons?size=50";
    Process process =
        Forked.start(
            folder, "train", "perceptron", "--data", data, "--epochs", 1_000_000, "--json");
    try {
      while (!Files.exists(checkpoint) && process.isAlive()) {
        Thread.sleep(20);
      }
      process.toHandle().destroy(); // Process.destroy would close the streams too.
      String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it ends");
      String last = err.lines().toList().getLast();
      assertTrue(
          last.matches(
              "zoo: stopped after epoch \\d+ of 1000000; go on with: zoo train perceptron --data"
                  + " 'moons\\?size=50' --epochs 1000000 --json --out runs.perceptron-1 --resume"),
          err);
      assertEquals(143, process.exitValue());
      assertEquals(0, process.getInputStream().readAllBytes().length);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void nothingIsSaidAfterTheLastLine() {
    var err = new StringWriter();
    Progress progress = Progress.on(new PrintWriter(err), false);
    progress.note("one");
    progress.stop("two");
    progress.note("three");
    assertEquals(List.of("note: one", "zoo: two"), err.toString().lines().toList());
  }

  @Test
  void aTrainingThatEndsSaysNothingOfIt() {
    Path out = folder.resolve("m");
    Run run = Run.zoo("train", "P", "--data", "moons?size=50", "--epochs", 1, "--out", out);
    assertFalse(run.ok().err().contains("stopped"), run.err());
  }

  @Test
  void theCommandIsReadyToBeCopied() {
    assertEquals(
        "zoo train ff --data 'csv:it'\\''s.csv?label=a&b' --out runs/x --resume",
        CommandText.resumed(List.of("train", "ff", "--data", "csv:it's.csv?label=a&b"), OUT));
    assertEquals(
        "zoo train ff --out=runs/x --resume",
        CommandText.resumed(List.of("train", "ff", "--force", "--out=runs/x"), OUT));
    assertEquals(
        "zoo train ff --resume --out runs/x",
        CommandText.resumed(List.of("train", "ff", "--resume", "--out", "runs/x"), OUT));
  }
}
