// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * All kinds of layers by id: the combinators of this module and those of the providers on the path.
 */
public final class LayerRegistry {
  private final Map<String, LayerType> types = new TreeMap<>();

  private LayerRegistry() {}

  /**
   * The registry of what is on the path now.
   *
   * @throws IllegalStateException where two providers use one id; the message names both
   */
  public static LayerRegistry discover() {
    var registry = new LayerRegistry();
    BuiltinLayers.TYPES.forEach(registry::add);
    for (LayerProvider provider :
        Discovery.of(LayerProvider.class, l -> ServiceLoader.load(LayerProvider.class, l))
            .found()) {
      provider.layers().forEach(registry::add);
    }
    return registry;
  }

  private void add(LayerType type) {
    LayerType before = types.putIfAbsent(type.id(), type);
    if (before != null && before.type() != type.type()) {
      throw new IllegalStateException(
          "two layers have the id '"
              + type.id()
              + "': "
              + Discovery.origin(before.type())
              + " and "
              + Discovery.origin(type.type())
              + "; remove one of the plugins");
    }
  }

  /** The layer of that id. */
  public Optional<LayerType> find(String id) {
    return Optional.ofNullable(types.get(id));
  }

  /** All, ordered by id. */
  public Collection<LayerType> all() {
    return Collections.unmodifiableCollection(types.values());
  }
}
