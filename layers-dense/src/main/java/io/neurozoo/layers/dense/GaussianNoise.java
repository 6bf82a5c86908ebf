// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/**
 * Adds normal noise while training: y = x + n with n ~ N(0, standardDeviation^2). In inference y =
 * x. Bishop 1995, "Training with noise is equivalent to Tikhonov regularization". Any shape.
 *
 * @param standardDeviation finite, at least 0
 */
public record GaussianNoise(float standardDeviation) implements Layer {
  /** Refuses a negative deviation. */
  public GaussianNoise {
    Require.notNegative("gaussianNoise", "standardDeviation", standardDeviation);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    return standardDeviation == 0 || g.mode() == Mode.INFERENCE
        ? x
        : x.plus(g.randomNormal(x.shape()).times(standardDeviation));
  }
}
