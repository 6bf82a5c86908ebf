// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;

/**
 * y = x sigmoid(beta x); with beta 1 it is the SiLU. Ramachandran, Zoph and Le 2017;
 * Elfwing, Uchibe and Doya 2018. Any shape.
 *
 * <p>Where beta is trainable it is the parameter {@code beta} (1).
 *
 * @param beta its value, or its first one; finite
 * @param trainable whether beta is learned
 */
public record Swish(float beta, boolean trainable) implements Layer {
  /** Refuses what is not finite. */
  public Swish {
    Require.finite("swish", "beta", beta);
  }

  /** The same layer, which learns beta. */
  public Swish withTrainableBeta() {
    return new Swish(beta, true);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    Value scaled =
        trainable
            ? x.times(g.parameter("beta", Shape.of(1), Initializer.constant(beta)))
            : x.times(beta);
    return x.times(scaled.sigmoid());
  }
}
