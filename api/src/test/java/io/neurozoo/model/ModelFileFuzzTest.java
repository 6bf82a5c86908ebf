// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.file.Json;
import io.neurozoo.file.ModelFileException;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.model.TestOps.Copies;
import io.neurozoo.spi.OpProvider;
import io.neurozoo.spi.Services;
import io.neurozoo.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hostile files: each is refused with a {@link ModelFileException}, or is a model. */
@Timeout(300)
class ModelFileFuzzTest {
  private final HeapBackend backend = new HeapBackend();
  private final SplittableRandom random = new SplittableRandom(11);
  private int refused;
  private int loaded;

  @TempDir Path folder;

  @AfterEach
  void everythingIsGivenBack() {
    assertEquals(0, backend.usedBytes());
    assertEquals(0, backend.openExecutables.get());
  }

  private interface Fuzz {
    void of(Path saved) throws IOException;
  }

  private void fuzz(Fuzz fuzz) throws Exception {
    Layer tail =
        (g, x) -> {
          List<Value> copies = g.applyAll(new Copies(2), List.of(x.softmax().plus(0.25)));
          return g.apply(AnyOp.sample(), copies.get(1)).times(copies.get(0).max(1).sum(1));
        };
    Network network = Network.of(TestLayers.everything(), Network.named("tail", tail));
    Services.with(
        folder,
        OpProvider.class,
        TestOps.Provider.class,
        () -> {
          Path path = folder.resolve("model.safetensors");
          try (Model model = Model.create(network, TestLayers.example(), 3, backend)) {
            model.info(
                new ModelInfo(List.of("a", "b", "c"), new Preprocessing(2, 3), Map.of("k", "v")));
            model.save(path);
          }
          fuzz.of(path);
        });
  }

  @Test
  void changedTextsAreRefusedOrModels() throws Exception {
    fuzz(
        path -> {
          byte[] good = Files.readAllBytes(path);
          Map<String, String> texts = EditedFile.of(path).texts;
          List<String> keys = List.copyOf(texts.keySet());
          Path fuzzed = folder.resolve("fuzzed.safetensors");
          for (int i = 0; i < 2500; i++) {
            Map<String, String> changed = new LinkedHashMap<>(texts);
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
              boolean inGraph = random.nextInt(8) > 0;
              changed.computeIfPresent(
                  inGraph ? "neurozoo.graph" : keys.get(random.nextInt(keys.size())),
                  (_, text) -> Json.write(JsonMutation.of(Json.parse(text), random)));
            }
            load(Files.write(fuzzed, EditedFile.bytes(good, changed)));
          }
          assertTrue(refused > 1500 && loaded > 50, refused + " refused, " + loaded + " loaded");
        });
  }

  @Test
  void flippedBitsUnderAChecksumThatMatchesAreRefusedOrModels() throws Exception {
    fuzz(
        path -> {
          byte[] good = Files.readAllBytes(path);
          Path fuzzed = folder.resolve("fuzzed.safetensors");
          for (int i = 0; i < 1500; i++) {
            byte[] bytes = good.clone();
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
              bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            load(Files.write(fuzzed, EditedFile.resealed(bytes)));
          }
          assertTrue(refused > 1000 && loaded > 20, refused + " refused, " + loaded + " loaded");
        });
  }

  @Test
  void everyTruncationIsRefused() throws Exception {
    fuzz(
        path -> {
          byte[] good = Files.readAllBytes(path);
          Path fuzzed = folder.resolve("fuzzed.safetensors");
          for (int length = 0; length < good.length; length += length < 200 ? 1 : 7) {
            byte[] bytes = Arrays.copyOf(good, length);
            load(Files.write(fuzzed, length < 200 ? bytes : EditedFile.resealed(bytes)));
          }
          assertEquals(0, loaded);
        });
  }

  /** Fails for every other exception than the one that is promised. */
  private void load(Path path) {
    try (Model model = Model.load(path, backend)) {
      loaded++;
      use(model);
    } catch (ModelFileException e) {
      refused++;
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
      assertTrue(e.getMessage().startsWith("model file '" + path + "': "), e.getMessage());
    }
  }

  /** What loads can be built and saved again; it may still refuse to run. */
  private void use(Model model) {
    if (loaded % 16 == 0) {
      Path again = folder.resolve("again.safetensors");
      model.save(again);
      try (Model same = Model.load(again, backend)) {
        assertEquals(model.outputShape(), same.outputShape());
      }
    }
    Shape input = model.inputShape();
    if (input.size() < 100 && model.outputShape().size() < 100) {
      try {
        model.predict(TestLayers.inputs(Math.toIntExact(input.size())));
      } catch (IllegalArgumentException e) {
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
      }
    }
  }
}
