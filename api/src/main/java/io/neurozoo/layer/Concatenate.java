// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layer;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.ShapeException;
import java.util.List;

/**
 * Puts several values one behind the other along one axis; their other extents are equal. It stands
 * behind {@link Branches}.
 *
 * @param axis counted with the batch as 0, or from the end where negative; not the batch
 */
public record Concatenate(int axis) implements Layer {
  /** Refuses the axis of the batch. */
  public Concatenate {
    if (axis == 0) {
      throw new IllegalArgumentException(
          "concatenate: axis is 0, which is the batch; use 1 or more, or -1 for the last axis");
    }
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    return applyAll(g, List.of(x)).getFirst();
  }

  @Override
  public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
    int rank = xs.getFirst().shape().rank();
    if (axis >= rank || axis + rank < 1 && axis < 0) {
      throw new ShapeException(
          "concatenate '%s': axis is %d and the first value is %s; use an axis from 1 to %d"
              .formatted(g.scope().replace('.', '/'), axis, xs.getFirst().type(), rank - 1));
    }
    return List.of(Value.concatenate(axis, xs));
  }
}
