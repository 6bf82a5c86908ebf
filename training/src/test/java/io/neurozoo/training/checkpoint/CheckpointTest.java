// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.file.SafetensorsWriter;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.training.metric.EpochRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final Map<String, String> SETTINGS = Map.of("seed", "7", "hidden", "300,100");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("checkpoint.safetensors");
  }

  private static Progress progress() {
    Map<String, Double> train = new LinkedHashMap<>();
    train.put("loss", 1.0 / 3);
    train.put("accuracy", 0.9);
    EpochRow first = new EpochRow("main", 1, 750, train, Map.of("loss", 0.4), 1.5, 1e5 / 3);
    EpochRow second = new EpochRow("main", 2, 1500, train, Map.of(), 1.25, 2e9);
    return new Progress(1, 2, 5_000_000_000L, SETTINGS, List.of(first, second));
  }

  private static Map<String, Tensor> tensors(float first) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("parameters", Tensor.of(Shape.of(3), first, Float.MIN_VALUE, -0f));
    tensors.put("slot:count", Tensor.of(Shape.of(), 5));
    tensors.put("slot:ints", Tensor.ofInts(Shape.of(2), 7, -8));
    return tensors;
  }

  @Test
  void everythingComesBackToTheBit() {
    Checkpoint.write(file, progress(), tensors(1.5f));
    Map<String, Tensor> into = tensors(0);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertEquals(progress(), checkpoint.progress());
      assertEquals(
          List.of("loss", "accuracy"),
          List.copyOf(checkpoint.progress().history().getFirst().train().keySet()));
      checkpoint.requireConfiguration(SETTINGS);
      into.values().forEach(t -> t.segment().fill((byte) 9));
      checkpoint.restore(into);
    }
    tensors(1.5f)
        .forEach(
            (name, tensor) ->
                assertEquals(-1, tensor.segment().mismatch(into.get(name).segment()), name));
  }

  @Test
  void theSameTrainingLeavesTheSameBytes() throws IOException {
    Checkpoint.write(file, progress(), tensors(1));
    byte[] first = Files.readAllBytes(file);
    Checkpoint.write(file, progress(), tensors(1));
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void anotherConfigurationIsRefusedByName() {
    Checkpoint.write(file, progress(), tensors(1));
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      fails(
          "it belongs to another training: hidden was '300,100' and is now '50'; use the same"
              + " settings, or delete it to train from the start",
          () -> checkpoint.requireConfiguration(Map.of("seed", "7", "hidden", "50")));
      fails(
          "it belongs to another training: hidden was '300,100' and is now not set; use the same"
              + " settings, or delete it to train from the start",
          () -> checkpoint.requireConfiguration(Map.of("seed", "7")));
      fails(
          "it belongs to another training: batch was not set and is now '1'; use the same"
              + " settings, or delete it to train from the start",
          () ->
              checkpoint.requireConfiguration(
                  Map.of("seed", "7", "hidden", "300,100", "batch", "1")));
    }
  }

  @Test
  void otherTensorsAreRefusedByNameAndNothingIsOverwritten() {
    Checkpoint.write(file, progress(), tensors(1));
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      Map<String, Tensor> other = tensors(0);
      other.put("slot:m", Tensor.of(Shape.of(1), 0));
      fails(
          "it belongs to another training: the tensor 'slot:m' was absent and is now F32[1]; use"
              + " the same settings, or delete it to train from the start",
          () -> checkpoint.restore(other));
      assertEquals(0, other.get("parameters").get(0));
      Map<String, Tensor> fewer = tensors(0);
      fewer.remove("slot:count");
      fails(
          "it belongs to another training: the tensor 'slot:count' was F32[] and is now absent;"
              + " use the same settings, or delete it to train from the start",
          () -> checkpoint.restore(fewer));
      Map<String, Tensor> wider = tensors(0);
      wider.put("parameters", Tensor.of(Shape.of(2), 0, 0));
      fails(
          "it belongs to another training: the tensor 'parameters' was F32[3] and is now F32[2];"
              + " use the same settings, or delete it to train from the start",
          () -> checkpoint.restore(wider));
    }
  }

  @Test
  void noDamageGoesUnseen() throws IOException {
    Checkpoint.write(file, progress(), tensors(1));
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x20;
      Files.write(file, bad);
      refusesToOpen("byte " + i);
    }
    for (int length = 0; length < good.length; length += 13) {
      Files.write(file, Arrays.copyOf(good, length));
      refusesToOpen("length " + length);
    }
    Files.delete(file);
    refusesToOpen("missing");
  }

  private void refusesToOpen(String how) {
    var e = assertThrows(CheckpointException.class, () -> Checkpoint.open(file).close(), how);
    assertTrue(e.getMessage().contains("checkpoint.safetensors"), e.getMessage());
    assertTrue(e.getMessage().endsWith("delete it to train from the start"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void aFileOfAnotherKindIsRefused() {
    SafetensorsWriter.write(file, Map.of(), List.of());
    failsToOpen("it is no checkpoint; restore a good copy, or delete it to train from the start");
    SafetensorsWriter.write(file, Map.of("neurozoo.checkpoint", "2"), List.of());
    failsToOpen(
        "its format is version '2', this program knows version 1; use the program that wrote it");
    SafetensorsWriter.write(
        file, Map.of("neurozoo.checkpoint", "1", "neurozoo.progress", "{\"phase\":1}"), List.of());
    failsToOpen(
        "its counters are damaged: $: missing key \"configuration\"; restore a good copy, or"
            + " delete it to train from the start");
  }

  private void failsToOpen(String problem) {
    fails(problem, () -> Checkpoint.open(file).close());
  }

  private void fails(String problem, Runnable action) {
    var e = assertThrows(CheckpointException.class, action::run);
    assertEquals("checkpoint '" + file + "': " + problem, e.getMessage());
  }

  @Test
  void afterAFailureTheOldCheckpointIsThere() throws IOException {
    Checkpoint.write(file, progress(), tensors(1));
    byte[] good = Files.readAllBytes(file);
    Map<String, Tensor> closed = tensors(2);
    closed.get("slot:count").close();
    assertThrows(
        IllegalStateException.class, () -> Checkpoint.write(file, progress(), closed));
    assertArrayEquals(good, Files.readAllBytes(file));
    Path nowhere = folder.resolve("missing/checkpoint.safetensors");
    var e =
        assertThrows(
            CheckpointException.class, () -> Checkpoint.write(nowhere, progress(), tensors(1)));
    assertTrue(e.getMessage().contains(nowhere.toString()), e.getMessage());
  }
}
