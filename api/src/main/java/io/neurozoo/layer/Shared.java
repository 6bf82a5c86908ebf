// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layer;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import java.util.List;
import java.util.Objects;

/**
 * A layer that shares its parameters wherever it is used: twice in a row, in two branches, in two
 * networks of one model. Its parameters carry the name of the place where it is used first; their
 * gradients add up.
 *
 * <pre>{@code
 * Layer tied = new Shared(dense(64));
 * Network.of(tied, tanh(), tied);   // dense1.weight and dense1.bias, used twice
 * }</pre>
 *
 * <p>Sharing goes by the object that is shared: {@code new Shared(dense(64))} shares nothing with
 * another one, since they hold two layers. A state that the layer updates takes the value of its
 * last use.
 *
 * @param layer what is shared
 */
public record Shared(Layer layer) implements Layer {
  /** Refuses null. */
  public Shared {
    Objects.requireNonNull(layer, "layer");
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    return applyAll(g, List.of(x)).getFirst();
  }

  @Override
  public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
    return g.callShared(layer, xs);
  }

  @Override
  public String name() {
    return layer.name();
  }
}
