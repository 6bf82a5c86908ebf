// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.zoo.SmallData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a training leaves does not depend on whether it was interrupted. */
class ResumeTest {
  private static final int STEPS_PER_EPOCH = 15;
  private static final List<String> DERIVED = List.of("model.safetensors", "README.md");

  @TempDir Path folder;
  private String data;
  private Path out;
  private String model = "ff";
  private String option = "hidden=8";

  @BeforeEach
  void writeData() {
    data = SmallData.write(folder.resolve("data"));
    out = folder.resolve("model");
  }

  private Object[] train(Path to, int epochs, Object... more) {
    return Stream.concat(
            Stream.of(
                "train",
                model,
                "--data",
                data,
                "--set",
                option,
                "--batch",
                16,
                "--epochs",
                epochs,
                "--out",
                to,
                "--json"),
            Stream.of(more))
        .toArray();
  }

  private Path uninterrupted(int epochs) {
    Path to = folder.resolve("uninterrupted");
    Run.zoo(train(to, epochs)).ok();
    return to;
  }

  private void assertSame(Path expected) throws IOException {
    for (String file : DERIVED) {
      assertEquals(-1, Files.mismatch(expected.resolve(file), out.resolve(file)), file);
    }
    assertEquals(
        Run.zoo("evaluate", expected, "--json").ok().out(),
        Run.zoo("evaluate", out, "--json").ok().out());
  }

  @Test
  void resumeStartsWhereThereIsNothing() throws IOException {
    Run run = Run.zoo(train(out, 2, "--resume")).ok();
    assertEquals(0, run.json().requireLong("resumed_from_step"));
    assertSame(uninterrupted(2));
  }

  /** Its learning rate stays; a cosine of more epochs is another one from the first step on. */
  private void trainSoftmaxRegression() {
    model = "perceptron";
    option = "rule=softmax";
  }

  @Test
  void resumeGoesOnToMoreEpochs() throws IOException {
    trainSoftmaxRegression();
    long steps = Run.zoo(train(out, 2)).ok().json().requireLong("steps");
    Run run = Run.zoo(train(out, 5, "--resume")).ok();
    assertEquals(steps, run.json().requireLong("resumed_from_step"));
    assertEquals(5 * steps, 2 * run.json().requireLong("steps"));
    assertTrue(run.err().contains("resumed after epoch 2 of 5"), run.err());
    assertSame(uninterrupted(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "README.md", "history.csv", "model.safetensors", "all"})
  void everythingIsDerivedFromTheCheckpoint(String lost) throws IOException {
    Run.zoo(train(out, 2)).ok();
    for (String file :
        lost.equals("all")
            ? List.of("config.json", "README.md", "history.csv", "model.safetensors")
            : List.of(lost)) {
      Files.delete(out.resolve(file));
    }
    Run run = Run.zoo(train(out, 2, "--resume")).ok();
    assertEquals(2 * STEPS_PER_EPOCH, run.json().requireLong("resumed_from_step"));
    assertSame(uninterrupted(2));
  }

  @Test
  void filesOfTwoTrainingsAreNotMixed() throws IOException {
    trainSoftmaxRegression();
    Run.zoo(train(out, 2)).ok();
    byte[] old = Files.readAllBytes(out.resolve("config.json"));
    Run.zoo(train(out, 3, "--resume")).ok();
    Files.write(out.resolve("config.json"), old);
    Run run = Run.zoo("evaluate", out);
    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains("different trainings"), run.err());
    Run.zoo(train(out, 3, "--resume")).ok();
    assertSame(uninterrupted(3));
  }

  /** As it was interrupted: with a checkpoint and nothing else. */
  @Test
  void whatIsNotSaidAgainStays() throws IOException {
    Run.zoo(train(out, 3, "--seed", 7)).ok();
    Path whole = Files.move(out, folder.resolve("whole"));
    Run.zoo(train(out, 3, "--seed", 7)).ok();
    for (String file : List.of("config.json", "README.md", "history.csv", "model.safetensors")) {
      Files.delete(out.resolve(file));
    }
    Run run = Run.zoo("train", "ff", "--epochs", 3, "--out", out, "--resume", "--json").ok();
    assertEquals(data, run.json().requireString("data"));
    assertEquals(7, run.json().requireLong("seed"));
    assertEquals(16, run.json().requireLong("batch"));
    assertTrue(run.json().requireLong("resumed_from_step") > 0);
    assertSame(whole);
  }

  @Test
  void leftoversOfKilledWritersGo() throws IOException {
    Run.zoo(train(out, 1)).ok();
    Path leftover = out.resolve(".model.safetensors.0123456789abcdef.tmp");
    Files.writeString(leftover, "half");
    Run.zoo(train(out, 2, "--resume")).ok();
    assertFalse(Files.exists(leftover));
  }

  /**
   * Killed at a random moment, again and again: before, in and after the epochs and the writing.
   */
  @Test
  void sigkillAtAnyMomentCostsNoBit() throws Exception {
    int epochs = 40;
    Path expected = uninterrupted(epochs);
    long most = 2000;
    int kills = 0;
    long resumedFrom = 0;
    for (int attempt = 0; attempt < 6; attempt++) {
      Process process = Forked.start(folder, train(out, epochs, "--resume", "--threads", 2));
      process.getErrorStream().close();
      long delay = ThreadLocalRandom.current().nextLong(300, most);
      if (process.waitFor(delay, TimeUnit.MILLISECONDS)) {
        break;
      }
      process.destroyForcibly().waitFor();
      kills++;
      // What is there is whole, or nothing is there.
      if (Files.exists(out.resolve("model.safetensors"))) {
        assertEquals(
            -1,
            Files.mismatch(
                expected.resolve("model.safetensors"), out.resolve("model.safetensors")));
      }
    }
    // A kill right after an epoch was committed, so that there is something to resume in any case,
    // and a kill where the training was over before the first.
    Path checkpoint = out.resolve("checkpoint.safetensors");
    if (kills == 0) {
      Files.move(out, folder.resolve("finished"));
    }
    if (!Files.exists(checkpoint)) {
      Process process = Forked.start(folder, train(out, epochs, "--resume"));
      while (!Files.exists(checkpoint) && process.isAlive()) {
        Thread.onSpinWait();
      }
      kills += process.isAlive() ? 1 : 0;
      process.destroyForcibly().waitFor();
    }
    Run run = Run.zoo(train(out, epochs, "--resume")).ok();
    resumedFrom = run.json().requireLong("resumed_from_step");
    assertTrue(resumedFrom > 0, "at least one epoch was done");
    assertTrue(kills > 0, "the training was over before it could be killed");
    assertSame(expected);
    try (Stream<Path> files = Files.list(out)) {
      assertTrue(files.noneMatch(f -> f.toString().endsWith(".tmp")), "leftovers");
    }
  }
}
