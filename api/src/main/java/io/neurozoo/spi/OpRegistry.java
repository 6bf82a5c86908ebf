// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All kinds of ops by id: ours and those of the plugins on the path. */
public final class OpRegistry {
  private final Map<String, OpType> types = new TreeMap<>();

  private OpRegistry() {}

  /**
   * The registry of what is on the path now.
   *
   * @throws IllegalStateException where two plugins use one id; the message names both
   */
  public static OpRegistry discover() {
    var registry = new OpRegistry();
    BuiltinOps.TYPES.forEach(registry::add);
    for (OpProvider provider :
        Discovery.of(OpProvider.class, l -> ServiceLoader.load(OpProvider.class, l)).found()) {
      provider.ops().forEach(registry::add);
    }
    return registry;
  }

  private void add(OpType type) {
    OpType before = types.putIfAbsent(type.id(), type);
    if (before != null && before.type() != type.type()) {
      throw new IllegalStateException(
          "two ops have the id '"
              + type.id()
              + "': "
              + Discovery.origin(before.type())
              + " and "
              + Discovery.origin(type.type())
              + "; remove one of the plugins");
    }
  }

  /** The op of that id. */
  public Optional<OpType> find(String id) {
    return Optional.ofNullable(types.get(id));
  }

  /** All, ordered by id. */
  public Collection<OpType> all() {
    return Collections.unmodifiableCollection(types.values());
  }
}
