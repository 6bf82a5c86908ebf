// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layer;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Layers side by side: each gets what this layer gets, and a merge makes one value of what they
 * return. The branches are named as in a {@link Network}, by their kind and a number unless
 * {@linkplain Network#named named}.
 *
 * <pre>{@code
 * Branches.of(dense(8), Network.of(dense(16), relu(), dense(8))).merge(new Merge(Merge.Operation.ADD))
 * }</pre>
 */
public final class Branches implements Layer {
  private final Map<String, Layer> layers;
  private final Layer merge;

  private Branches(Map<String, Layer> layers, Layer merge) {
    this.layers = layers;
    this.merge = merge;
  }

  /** Branches that return all their values, for a layer behind them that takes several. */
  public static Branches of(Layer... layers) {
    return of(List.of(layers));
  }

  /**
   * Branches that return all their values, for a layer behind them that takes several.
   *
   * @throws IllegalArgumentException where there are none, or two have one name
   */
  public static Branches of(List<Layer> layers) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("branches: there are none; give at least one layer");
    }
    return new Branches(Network.of(layers).layers(), new Together());
  }

  /**
   * The same branches made one value by a layer that takes several, such as {@link Merge} and
   * {@link Concatenate}.
   */
  public Branches merge(Layer merge) {
    return new Branches(layers, Objects.requireNonNull(merge, "merge"));
  }

  /** All values as they are. */
  private record Together() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      return x;
    }

    @Override
    public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
      return xs;
    }
  }

  /** The branches by the names their parameters carry, in order. */
  public Map<String, Layer> layers() {
    return Collections.unmodifiableMap(layers);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    List<Value> values = applyAll(g, List.of(x));
    if (values.size() != 1) {
      throw new IllegalArgumentException(
          "branches '%s': they return %d values where one is wanted; merge them with merge(layer)"
              .formatted(g.scope().replace('.', '/'), values.size()));
    }
    return values.getFirst();
  }

  @Override
  public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
    List<Value> values = new ArrayList<>();
    layers.forEach((name, layer) -> values.addAll(g.callAll(name, layer, xs)));
    return merge.applyAll(g, values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Branches b && layers.equals(b.layers) && merge.equals(b.merge);
  }

  @Override
  public int hashCode() {
    return 31 * layers.hashCode() + merge.hashCode();
  }

  @Override
  public String toString() {
    return "Branches" + layers + (merge instanceof Together ? "" : "." + merge);
  }
}
