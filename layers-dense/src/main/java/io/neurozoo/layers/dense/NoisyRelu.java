// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;

/**
 * A noisy ReLU: while training y = max(0, x + n), where n is normal with mean 0 and variance
 * sigmoid(x); in inference y = max(0, x). Nair and Hinton 2010, section 2. Any shape.
 *
 * <p>The gradient takes the noise as sqrt(sigmoid(x)) times a fixed normal value.
 */
public record NoisyRelu() implements Layer {
  @Override
  public Value apply(GraphBuilder g, Value x) {
    if (g.mode() == Mode.INFERENCE) {
      return x.relu();
    }
    return x.plus(g.randomNormal(x.shape()).times(x.sigmoid().sqrt())).relu();
  }
}
