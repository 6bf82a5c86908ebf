// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Residual;
import io.neurozoo.layer.Shared;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerRegistryTest {
  @TempDir private Path folder;

  /** Names a layer of ours again, by the same class. */
  public static final class Again implements LayerProvider {
    /** For the service loader. */
    public Again() {}

    @Override
    public List<LayerType> layers() {
      return List.of(type("neurozoo:residual", Residual.class), type("test:mine", Shared.class));
    }
  }

  /** Takes an id of ours for another class. */
  public static final class Clashing implements LayerProvider {
    /** For the service loader. */
    public Clashing() {}

    @Override
    public List<LayerType> layers() {
      return List.of(type("neurozoo:residual", Shared.class));
    }
  }

  private static LayerType type(String id, Class<? extends Layer> type) {
    return new LayerType(id, type, "any", "the same", "x", "");
  }

  @Test
  void theLayersOfThisModuleAreKnownInOrderOfTheirIds() {
    List<String> ids = LayerRegistry.discover().all().stream().map(LayerType::id).toList();
    assertEquals(List.copyOf(new TreeSet<>(ids)), ids);
    assertEquals(
        Residual.class, LayerRegistry.discover().find("neurozoo:residual").orElseThrow().type());
  }

  @Test
  void aPluginsLayersAreFound() throws Exception {
    Services.with(
        folder,
        LayerProvider.class,
        Again.class,
        () ->
            assertEquals(
                Shared.class,
                LayerRegistry.discover().find("test:mine").orElseThrow().type()));
  }

  @Test
  void twoLayersOfOneIdAreRefusedAndBothNamed() throws Exception {
    Services.with(
        folder,
        LayerProvider.class,
        Clashing.class,
        () -> {
          String message =
              assertThrows(IllegalStateException.class, LayerRegistry::discover).getMessage();
          assertTrue(
              message.startsWith("two layers have the id 'neurozoo:residual': "), message);
          assertTrue(message.contains(Residual.class.getName()), message);
          assertTrue(message.contains(Shared.class.getName()), message);
        });
  }

  @Test
  void anIdNeedsAVendor() {
    assertEquals(
        "layer id 'dense' is not of the form vendor:name",
        assertThrows(IllegalArgumentException.class, () -> type("dense", Shared.class))
            .getMessage());
  }
}
