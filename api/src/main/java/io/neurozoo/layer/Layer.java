// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layer;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import java.util.List;
import java.util.Locale;

/**
 * A part of a network: writes its computation into a graph and declares its parameters there.
 *
 * <p>Layers are immutable descriptions, best as records; they hold no weights. A layer may be
 * applied any number of times, for any batch size; its parameters never depend on the batch. To be
 * implemented by plugins.
 */
@FunctionalInterface
public interface Layer {

  /**
   * Writes this layer.
   *
   * @param x the input, outermost extent the batch
   * @return the output, outermost extent the batch
   * @throws io.neurozoo.tensor.ShapeException where the input does not fit; the message names the
   *     {@linkplain GraphBuilder#scope scope}
   */
  Value apply(GraphBuilder g, Value x);

  /**
   * As {@link #apply} for layers that take or return several values; those override this method.
   *
   * @throws IllegalArgumentException where the number of values is not what the layer takes
   */
  default List<Value> applyAll(GraphBuilder g, List<Value> xs) {
    if (xs.size() != 1) {
      throw new IllegalArgumentException(
          name() + " '" + g.scope().replace('.', '/') + "': it takes one value and was given "
              + xs.size() + "; give it one, or override applyAll");
    }
    return List.of(apply(g, xs.getFirst()));
  }

  /**
   * What the layer is called inside a network that gives it no name of its own; {@link Network}
   * adds a number.
   */
  default String name() {
    Class<?> type = getClass();
    return type.isHidden() || type.isAnonymousClass()
        ? "layer"
        : type.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
