// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Backend;
import io.neurozoo.testkit.NoLeaks;
import io.neurozoo.training.checkpoint.Checkpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at any moment costs at most the epoch that was on: the training that goes on from the
 * checkpoint ends with the weights of one that nobody killed.
 */
class KillTest {
  private static final int KILLS = 4;
  private static final int MOST_MICROSECONDS = 30_000;

  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();
  @TempDir Path folder;

  @Test
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void aKilledTrainingGoesOnToTheSameBits() throws IOException, InterruptedException {
    Path file = folder.resolve("checkpoint.safetensors");
    Random moments = new Random();
    int epochs = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(file);
      try (BufferedReader out = process.inputReader()) {
        String line = out.readLine();
        assertNotNull(line, () -> "no epoch was done: " + errors(process));
        int first = Integer.parseInt(line.substring("epoch ".length()));
        assertTrue(first > epochs, "went on at epoch " + first + " after " + epochs);
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(moments.nextInt(MOST_MICROSECONDS)));
        process.destroyForcibly().waitFor();
      }
      try (Checkpoint checkpoint = Checkpoint.open(file)) {
        assertTrue(checkpoint.progress().epoch() > epochs);
        epochs = checkpoint.progress().epoch();
      }
    }
    assertTrue(epochs < KillableTraining.EPOCHS, "the training was over before the last kill");
    Process last = start(file);
    List<String> lines = last.inputReader().lines().toList();
    assertEquals(0, last.waitFor(), () -> errors(last));
    String[] result = lines.getLast().split(" ", 3);
    assertEquals("done", result[0]);
    assertEquals(16L * epochs, Long.parseLong(result[1]));
    String uninterrupted =
        KillableTraining.train(KillableTraining.trainer(), noLeaks.watch(Backend.open()));
    assertEquals(uninterrupted.split(" ", 2)[1], result[2]);
  }

  private static String errors(Process process) {
    try {
      return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Process start(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            KillableTraining.class.getName(),
            file.toString())
        .start();
  }
}
