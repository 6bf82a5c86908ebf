// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import io.neurozoo.layer.Layer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where a graph is being written: the dotted name of the layer, whether that layer was written
 * there before, and whether it is frozen.
 */
final class Scopes {
  private final Map<String, Layer> called = new HashMap<>();
  private final Map<Layer, String> homes = new IdentityHashMap<>();
  private final Map<String, Integer> randomUses = new HashMap<>();
  private String current = "";
  private boolean sharing;
  private boolean frozen;

  /** The dotted name; empty at the top. */
  String current() {
    return current;
  }

  /**
   * True inside a layer that was written in this scope before, so that it finds its parameters
   * there.
   */
  boolean sharing() {
    return sharing;
  }

  /** True inside what training leaves as it is. */
  boolean frozen() {
    return frozen;
  }

  /** Another name at every call, for the random values of this scope. */
  String randomPath() {
    return current + "#" + randomUses.merge(current, 1, Integer::sum);
  }

  /** The dotted name of something in this scope. */
  String path(String name) {
    return current.isEmpty() ? name : current + "." + name;
  }

  /** For messages: the scope in quotes behind a blank; empty at the top. */
  String where() {
    return current.isEmpty() ? "" : " '" + current.replace('.', '/') + "'";
  }

  /** Writes a layer in a scope inside this one. */
  <T> T inside(String name, Layer layer, Supplier<T> writing) {
    String scope = path(name);
    return in(scope, sharing | called.put(scope, layer) == layer, writing);
  }

  /**
   * Writes a layer in the scope where it was written first, which is this one at the first time.
   */
  <T> T atHome(Layer layer, Supplier<T> writing) {
    String home = homes.putIfAbsent(layer, current);
    return home == null ? writing.get() : in(home, true, writing);
  }

  /** Writes something in a scope named from the top. */
  void in(String scope, Runnable writing) {
    in(
        scope,
        sharing,
        () -> {
          writing.run();
          return null;
        });
  }

  /** Writes something that training leaves as it is. */
  <T> T frozen(Supplier<T> writing) {
    boolean outer = frozen;
    frozen = true;
    try {
      return writing.get();
    } finally {
      frozen = outer;
    }
  }

  private <T> T in(String scope, boolean shares, Supplier<T> writing) {
    String outerScope = current;
    boolean outerSharing = sharing;
    current = scope;
    sharing = shares;
    try {
      return writing.get();
    } finally {
      current = outerScope;
      sharing = outerSharing;
    }
  }
}
