// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import java.util.List;

/**
 * The same values of each example, row-major, under other extents. Input (batch, ...), output
 * (batch, extents...).
 *
 * @param extents of one example; one of them may be -1 and becomes what is left
 */
public record Reshape(List<Integer> extents) implements Layer {

  /** Refuses extents below 1 but for one -1. */
  public Reshape {
    extents = List.copyOf(extents);
    long free = extents.stream().filter(e -> e == -1).count();
    if (free > 1 || extents.stream().anyMatch(e -> e < 1 && e != -1)) {
      throw new IllegalArgumentException(
          "reshape: the extents are " + extents + "; each must be at least 1, but for a single -1");
    }
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    int batch = x.shape().dim(0);
    long size = x.shape().size() / batch;
    long known =
        extents.stream().filter(e -> e != -1).mapToLong(e -> e).reduce(1, Math::multiplyExact);
    boolean fits = extents.contains(-1) ? size % known == 0 : size == known;
    if (!fits) {
      throw new ShapeException(
          "reshape '%s': an example of %s has %d values, which do not make %s"
              .formatted(g.scope().replace('.', '/'), x.type(), size, extents));
    }
    int rest = Math.toIntExact(size / known);
    int[] dims = extents.stream().mapToInt(e -> e == -1 ? rest : e).toArray();
    return x.reshape(Shape.of(dims).prepend(batch));
  }
}
