// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;

/**
 * Each row several times: (batch, features) becomes (batch, times, features), a sequence of equal
 * steps.
 *
 * @param times at least 1
 */
public record RepeatVector(int times) implements Layer {
  /** Refuses fewer than one time. */
  public RepeatVector {
    Require.atLeast("repeatVector", "times", times, 1);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    if (x.shape().rank() != 2) {
      throw new ShapeException(
          "repeatVector '%s': input is %s, it must be (batch, features)"
              .formatted(g.scope().replace('.', '/'), x.type()));
    }
    int batch = x.shape().dim(0);
    int features = x.shape().dim(1);
    return x.reshape(Shape.of(batch, 1, features)).broadcastTo(Shape.of(batch, times, features));
  }
}
