// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/**
 * Multiplies by noise while training: y = x (1 + n) with n ~ N(0, rate / (1 - rate)), which has the
 * mean and the variance of dropout. In inference y = x. Srivastava et al. 2014, "Dropout", section
 * 10. Any shape.
 *
 * @param rate of the dropout it stands for, in [0, 1)
 */
public record GaussianDropout(float rate) implements Layer {

  /** Refuses a rate outside [0, 1). */
  public GaussianDropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "gaussianDropout: rate is " + rate + "; it must be at least 0 and below 1");
    }
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    if (rate == 0 || g.mode() == Mode.INFERENCE) {
      return x;
    }
    double deviation = Math.sqrt(rate / (1.0 - rate));
    return x.times(g.randomNormal(x.shape()).times(deviation).plus(1));
  }
}
