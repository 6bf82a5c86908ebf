// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;

/**
 * A ReLU that learns its slope: y = x where x &gt; 0, else a x. He, Zhang, Ren and Sun 2015,
 * "Delving deep into rectifiers", equation 1. Input (batch, features, ...).
 *
 * <p>Parameter: {@code weight}, the slopes a: (features) along axis 1, or (1) where one serves all.
 * It begins at 0.25 as in the paper and in PyTorch; in Keras it begins at 0.
 *
 * @param init the first slope, finite
 * @param single whether all features have one slope
 */
public record PRelu(float init, boolean single) implements Layer {
  /** Refuses what is not finite. */
  public PRelu {
    Require.finite("prelu", "init", init);
  }

  /** The same layer with one slope for all features. */
  public PRelu withSingleSlope() {
    return new PRelu(init, true);
  }

  /** The same layer with another first slope. */
  public PRelu withInit(float init) {
    return new PRelu(init, single);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    if (!single && x.shape().rank() < 2) {
      throw new ShapeException(
          "prelu '%s': input is %s, which has no axis of features; use withSingleSlope()"
              .formatted(g.scope().replace('.', '/'), x.type()));
    }
    int slopes = single ? 1 : x.shape().dim(1);
    Value a = g.parameter("weight", Shape.of(slopes), Initializer.constant(init));
    return x.leakyRelu(single ? a : Features.along(1, a, x));
  }
}
