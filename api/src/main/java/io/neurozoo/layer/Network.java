// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layer;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers in a row, each called in a scope of its own. A network is a layer too and can be nested.
 *
 * <p>Unnamed layers are called by their kind and a number: {@code dense1}, {@code relu1}, {@code
 * dense2}.
 */
public final class Network implements Layer {
  private final Map<String, Layer> layers;

  private Network(Map<String, Layer> layers) {
    this.layers = layers;
  }

  /** A network of the layers in that order. */
  public static Network of(Layer... layers) {
    return of(List.of(layers));
  }

  /**
   * A network of the layers in that order.
   *
   * @throws IllegalArgumentException where two layers have one name
   */
  public static Network of(List<Layer> layers) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Layer> named = new LinkedHashMap<>();
    for (Layer layer : layers) {
      Named entry =
          layer instanceof Named given
              ? given
              : new Named(layer.name() + counts.merge(layer.name(), 1, Integer::sum), layer);
      if (named.put(entry.name(), entry.layer()) != null) {
        throw new IllegalArgumentException(
            "network: two layers are named '" + entry.name()
                + "'; give one of them another name with named(name, layer)");
      }
    }
    return new Network(named);
  }

  /** A layer under a name of one's own, for {@link #of}. */
  public static Layer named(String name, Layer layer) {
    return new Named(name, layer);
  }

  private record Named(String name, Layer layer) implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      return g.call(name, layer, x);
    }

    @Override
    public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
      return g.callAll(name, layer, xs);
    }
  }

  /** The layers by the names their parameters carry, in order. */
  public Map<String, Layer> layers() {
    return Collections.unmodifiableMap(layers);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    return applyAll(g, List.of(x)).getFirst();
  }

  @Override
  public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
    List<Value> values = new ArrayList<>(xs);
    for (var layer : layers.entrySet()) {
      values = g.callAll(layer.getKey(), layer.getValue(), values);
    }
    return values;
  }

  @Override
  public String toString() {
    return "Network" + layers;
  }
}
