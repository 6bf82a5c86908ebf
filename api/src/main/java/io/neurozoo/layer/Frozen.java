// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layer;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import java.util.List;
import java.util.Objects;

/**
 * A layer that training leaves as it is, and that computes what it does in inference: batch
 * normalisation uses its running statistics, dropout drops nothing. Gradients pass through it to
 * what is in front of it.
 *
 * <p>Its parameters become state under the same names. So they are in no gradient, no optimizer has
 * momentum or weight decay for them, and they are saved with the model all the same.
 *
 * @param layer what is frozen
 */
public record Frozen(Layer layer) implements Layer {
  /** Refuses null. */
  public Frozen {
    Objects.requireNonNull(layer, "layer");
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    return applyAll(g, List.of(x)).getFirst();
  }

  @Override
  public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
    return g.frozen(() -> layer.applyAll(g, xs));
  }

  @Override
  public String name() {
    return layer.name();
  }
}
