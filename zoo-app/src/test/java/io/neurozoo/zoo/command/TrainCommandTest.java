// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.file.JsonObject;
import io.neurozoo.zoo.SmallData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir Path folder;
  private String data;
  private Path out;

  @BeforeEach
  void writeData() {
    data = SmallData.write(folder.resolve("data"));
    out = folder.resolve("model");
  }

  private Run train(Object... more) {
    return Run.zoo(
        Stream.concat(
                Stream.of("train", "ff", "--data", data, "--set", "hidden=8", "--batch", 16),
                Stream.of(more))
            .toArray());
  }

  @Test
  void theLastLineOfJsonSaysEverything() {
    Run run = train("--out", out, "--epochs", 3, "--seed", 7, "--threads", 2, "--json").ok();
    JsonObject json = run.json();
    assertEquals(1, run.lines().size(), "nothing else goes to standard output");
    assertEquals("feed-forward", json.requireString("model"));
    assertEquals("neurozoo:feed-forward", json.requireString("id"));
    assertArrayEquals(new int[] {8}, json.requireObject("options").requireArray("hidden").ints());
    assertEquals("relu", json.requireObject("options").requireString("activation"));
    assertEquals(data, json.requireString("data"));
    assertEquals(7, json.requireLong("seed"));
    assertTrue(json.requireDouble("seconds") > 0);
    assertTrue(json.requireDouble("samples_per_second") > 0);
    assertEquals(36 * 8 + 8 + 8 * 3 + 3, json.requireLong("parameters"));
    assertTrue(json.requireLong("peak_bytes") > 0);
    assertEquals(2, json.requireInt("threads_used"));
    assertEquals(0, json.requireLong("resumed_from_step"));
    // 228 of 240 examples are left to learn from: 15 steps an epoch.
    assertEquals(45, json.requireLong("steps"));
    assertEquals(out.toString(), json.requireString("out"));
    assertEquals(
        Set.of(
            "train.loss",
            "train.accuracy",
            "validation.loss",
            "validation.accuracy",
            "test.loss",
            "test.accuracy"),
        json.requireObject("metrics").members().keySet());
  }

  @Test
  void itLearns() {
    JsonObject metrics =
        train("--out", out, "--epochs", 25, "--set", "learningRate=0.01", "--json")
            .ok()
            .json()
            .requireObject("metrics");
    assertTrue(metrics.requireDouble("test.accuracy") >= 0.95, metrics::toString);
    assertTrue(metrics.requireDouble("test.loss") < 0.5, metrics::toString);
  }

  @Test
  void theDirectoryHoldsTheModelAndWhatPeopleWantToKnow() throws IOException {
    train("--out", out, "--epochs", 2).ok();
    assertEquals(
        Set.of(
            "config.json",
            "model.safetensors",
            "README.md",
            "history.csv",
            "curve.png",
            "confusion.png",
            "checkpoint.safetensors"),
        names(out));
    List<String> history = Files.readAllLines(out.resolve("history.csv"));
    assertEquals(3, history.size());
    assertEquals(
        "phase,epoch,step,train.loss,train.accuracy,validation.loss,validation.accuracy,seconds,"
            + "samples_per_second",
        history.getFirst());
    assertTrue(history.getLast().startsWith("training,2,30,"));
    String card = Files.readString(out.resolve("README.md"));
    assertTrue(card.startsWith("# feed-forward on " + data), card);
    assertTrue(card.contains("Rumelhart"), card);
    assertTrue(card.contains("| hidden | 8 |"), card);
  }

  @Test
  void evaluatePrintsTheSameFiguresToTheBit() {
    JsonObject trained =
        train("--out", out, "--epochs", 3, "--json").ok().json().requireObject("metrics");
    Run evaluate = Run.zoo("evaluate", out, "--json", "--threads", 1).ok();
    JsonObject evaluated = evaluate.json();
    assertEquals(SmallData.TEST, evaluated.requireInt("examples"));
    assertEquals(data, evaluated.requireString("data"));
    JsonObject metrics = evaluated.requireObject("metrics");
    assertEquals(Set.of("test.loss", "test.accuracy"), metrics.members().keySet());
    metrics.members().forEach((name, value) -> assertEquals(trained.require(name), value, name));
    String text = Run.zoo("evaluate", out).ok().out();
    assertTrue(text.contains(Double.toString(trained.requireDouble("test.loss"))), text);
  }

  @Test
  void peopleGetWordsAndOneLineAnEpoch() {
    Run run = train("--out", out, "--epochs", 2).ok();
    assertTrue(run.out().contains("test.accuracy"), run.out());
    assertTrue(run.out().contains("zoo predict " + out + " --input FILE"), run.out());
    List<String> err = run.err().lines().toList();
    assertEquals(3, err.size(), run.err());
    assertTrue(err.get(1).matches("epoch 1/2: loss .*validation loss .*samples/s, .* left"));
    assertFalse(run.err().contains("\r"), "no bar where there is no terminal");
  }

  @Test
  void theSameSeedGivesTheSameBytesForAnyNumberOfThreads() throws IOException {
    train("--out", out, "--epochs", 2, "--threads", 1).ok();
    Path other = folder.resolve("other");
    train("--out", other, "--epochs", 2, "--threads", 3).ok();
    Path third = folder.resolve("third");
    train("--out", third, "--epochs", 2, "--seed", 2).ok();
    assertEquals(-1, Files.mismatch(model(out), model(other)));
    assertTrue(Files.mismatch(model(out), model(third)) >= 0, "another seed, other weights");
  }

  @Test
  void aBatchLargerThanTheDataIsAllowedWithANote() {
    Run run = train("--out", out, "--epochs", 1).ok();
    assertFalse(run.err().contains("note"), run.err());
    Run large =
        Run.zoo(
                "train",
                "ff",
                "--data",
                data,
                "--out",
                folder.resolve("large"),
                "--epochs",
                1,
                "--batch",
                5000,
                "--json")
            .ok();
    assertTrue(large.err().contains("note: phase 'training': batch is 5000"), large.err());
    assertEquals(1, large.json().requireLong("steps"));
  }

  @Test
  void forceReplacesAModelAndNothingElse() throws IOException {
    train("--out", out, "--epochs", 2).ok();
    Files.writeString(out.resolve("notes.txt"), "mine");
    Run run =
        Run.zoo(
                "train",
                "perceptron",
                "--data",
                data,
                "--out",
                out,
                "--epochs",
                1,
                "--force",
                "--json")
            .ok();
    assertEquals("perceptron", run.json().requireString("model"));
    assertEquals(0, run.json().requireLong("resumed_from_step"));
    assertTrue(Files.readString(out.resolve("config.json")).contains("neurozoo:perceptron"));
    assertEquals("mine", Files.readString(out.resolve("notes.txt")));
    Run.zoo("evaluate", out).ok();
  }

  @Test
  void forceLeavesTheOldModelWhereTheNewTrainingCannotBegin() throws IOException {
    train("--out", out, "--epochs", 2).ok();
    byte[] before = Files.readAllBytes(model(out));
    for (List<String> mistake :
        List.of(
            List.of("--data", "idx:" + folder.resolve("nowhere")),
            List.of("--set", "hidden=none"),
            List.of("--set", "hidden=1000000,1000000"))) {
      Run run =
          Run.zoo(
              Stream.concat(
                      Stream.of("train", "ff", "--out", out, "--force"),
                      mistake.getFirst().equals("--data")
                          ? mistake.stream()
                          : Stream.concat(Stream.of("--data", data), mistake.stream()))
                  .toArray());
      assertTrue(run.code() != 0, mistake::toString);
    }
    assertArrayEquals(before, Files.readAllBytes(model(out)));
    Run.zoo("evaluate", out).ok();
  }

  @Test
  void dumpPrintsTheStepAndTrainsNothing() {
    String graph = train("--out", out, "--dump", "graph").ok().out();
    assertTrue(graph.contains("AdamStep"), graph);
    assertTrue(graph.contains("output parameters"), graph);
    String plan = train("--out", out, "--dump", "plan").ok().out();
    assertTrue(plan.matches("(?s).*arena \\d+ bytes.*memory \\d+ bytes: arena [^\n]*\n"), plan);
    assertFalse(Files.exists(out));
  }

  @Test
  void withoutOutTheFirstFreeNumberIsTaken() throws Exception {
    Files.createDirectories(folder.resolve("runs/perceptron-1"));
    Process process =
        Forked.start(folder, "train", "P", "--data", data, "--epochs", 1, "--threads", 1, "--json");
    String out = new String(process.getInputStream().readAllBytes());
    String err = new String(process.getErrorStream().readAllBytes());
    assertEquals(0, process.waitFor(), err);
    assertTrue(out.contains("\"out\":\"runs/perceptron-2\""), out);
    assertTrue(Files.exists(folder.resolve("runs/perceptron-2/model.safetensors")));
    assertTrue(names(folder.resolve("runs/perceptron-1")).isEmpty());
  }

  private static Path model(Path directory) {
    return directory.resolve("model.safetensors");
  }

  private static Set<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return new TreeSet<>(files.map(f -> f.getFileName().toString()).toList());
    }
  }
}
