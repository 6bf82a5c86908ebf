// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.Distribution;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/**
 * Sets values to zero at random while training, and scales the others so that the expected value
 * stays: y = x m / (1 - rate), where m is 1 with probability 1 - rate, else 0. In inference y = x.
 * Any shape.
 *
 * <p>Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov 2014, "Dropout", in the inverted
 * form of its section 10, which leaves inference alone.
 *
 * @param rate the share set to zero, in [0, 1)
 */
public record Dropout(float rate) implements Layer {

  /** Refuses a rate outside [0, 1). */
  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "dropout: rate is " + rate + "; it must be at least 0 and below 1");
    }
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    if (rate == 0 || g.mode() == Mode.INFERENCE) {
      return x;
    }
    Value kept = g.random(new Distribution.Bernoulli(1 - rate), x.shape());
    return x.times(kept.times(1 / (1.0 - rate)));
  }
}
