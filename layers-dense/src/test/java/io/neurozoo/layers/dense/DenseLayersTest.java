// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.layer.Layer;
import io.neurozoo.spi.LayerRegistry;
import io.neurozoo.spi.LayerType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The provider names every layer that the factory makes. */
class DenseLayersTest {

  @Test
  void everyLayerOfTheFactoryIsNamed() {
    Set<Class<?>> named =
        LayerRegistry.discover().all().stream().map(LayerType::type).collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    for (Method factory : Layers.class.getDeclaredMethods()) {
      if (Layer.class.isAssignableFrom(factory.getReturnType())
          && !named.contains(factory.getReturnType())) {
        missing.add(factory.getReturnType().getSimpleName());
      }
    }
    assertEquals(Set.of(), missing, "name these layers in DenseLayers");
    assertTrue(named.contains(Dense.class));
  }

  @Test
  void everyLayerOfThisModuleCanBeMade() {
    Set<Class<?>> made =
        Arrays.stream(Layers.class.getDeclaredMethods())
            .map(Method::getReturnType)
            .collect(Collectors.toSet());
    for (LayerType type : new DenseLayers().layers()) {
      // InputNormalization has factories of its own, since it is made of numbers or of examples.
      assertTrue(made.contains(type.type()) || type.type() == InputNormalization.class, type.id());
    }
  }

  @Test
  void layersAreFoundByTheirIds() {
    LayerType dense = LayerRegistry.discover().find("neurozoo:dense").orElseThrow();
    assertEquals(Dense.class, dense.type());
    assertEquals("(batch, units)", dense.output());
  }
}
