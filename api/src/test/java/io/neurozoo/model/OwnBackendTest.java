// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.backend.BackendProvider;
import io.neurozoo.file.ModelFileException;
import io.neurozoo.spi.Services;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that open their backend themselves. */
class OwnBackendTest {
  private static final List<HeapBackend> OPENED = new ArrayList<>();

  @TempDir Path folder;

  /** Provides backends and remembers them. */
  public static final class Provider implements BackendProvider {
    @Override
    public String name() {
      return "heap";
    }

    @Override
    public Backend open(BackendOptions options) {
      OPENED.add(new HeapBackend());
      return OPENED.getLast();
    }
  }

  @BeforeEach
  void forget() {
    OPENED.clear();
  }

  private void withBackend(Services.Action action) throws Exception {
    Services.with(folder, BackendProvider.class, Provider.class, action);
  }

  private static Model model() {
    return Model.create(TestLayers.everything(), TestLayers.example(), 42);
  }

  @Test
  void theBackendClosesWithTheModel() throws Exception {
    withBackend(
        () -> {
          Model model = model();
          model.predict(new float[8]);
          assertSame(OPENED.getFirst(), model.backend());
          assertFalse(OPENED.getFirst().closed);
          model.close();
          assertTrue(OPENED.getFirst().closed);
          model.close();
        });
  }

  @Test
  void theBackendClosesWithTheLastSnapshot() throws Exception {
    withBackend(
        () -> {
          Model model = model();
          float[] expected = model.predict(new float[8]);
          Model snapshot = model.snapshot();
          model.close();
          assertFalse(OPENED.getFirst().closed);
          assertArrayEquals(expected, snapshot.predict(new float[8]));
          snapshot.close();
          assertTrue(OPENED.getFirst().closed);
        });
  }

  @Test
  void aBackendStillInUseCanBeClosedLater() throws Exception {
    withBackend(
        () -> {
          Model model = model();
          Tensor mine = model.backend().allocate(TensorType.f32(3));
          assertThrows(IllegalStateException.class, model::close);
          mine.close();
          model.close();
          assertTrue(OPENED.getFirst().closed);
        });
  }

  @Test
  void noBackendIsOpenedForANetworkThatDoesNotFit() throws Exception {
    withBackend(
        () -> {
          assertThrows(
              IllegalArgumentException.class,
              () -> Model.create(new TestLayers.DenseTanh(2), Shape.of(), 42));
          assertEquals(List.of(), OPENED);
        });
  }

  @Test
  void noBackendIsOpenedForAFileThatIsNotValid() throws Exception {
    Path file = Files.write(folder.resolve("model.safetensors"), new byte[100]);
    withBackend(
        () -> {
          assertThrows(ModelFileException.class, () -> Model.load(file));
          assertThrows(ModelFileException.class, () -> Model.load(folder));
          assertEquals(List.of(), OPENED);
        });
  }

  @Test
  void aLoadedModelOpensAndClosesABackend() throws Exception {
    withBackend(
        () -> {
          try (Model model = model()) {
            model.save(folder);
            try (Model loaded = Model.load(folder)) {
              assertArrayEquals(model.predict(new float[8]), loaded.predict(new float[8]));
            }
          }
          assertEquals(2, OPENED.size());
          assertTrue(OPENED.stream().allMatch(backend -> backend.closed));
        });
  }

  @Test
  void withoutABackendTheMessageSaysWhatToAdd() {
    String message =
        assertThrows(IllegalStateException.class, OwnBackendTest::model).getMessage();
    assertTrue(message.contains("add neurozoo-core-cpu-simd"), message);
  }
}
