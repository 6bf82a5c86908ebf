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
 * Normalises each example over its last axis: y = (x - mean) / sqrt(variance + epsilon) * weight +
 * bias, the variance divided by n. Ba, Kiros and Hinton 2016, section 3. Input and output (batch,
 * ..., features).
 *
 * <p>Parameters: {@code weight} (features), which begins at 1, and {@code bias} (features), at 0.
 * Epsilon is 1e-5 in PyTorch and ONNX, 1e-3 in Keras.
 *
 * @param epsilon above 0; keeps the division finite
 */
public record LayerNorm(float epsilon) implements Layer {
  /** Refuses an epsilon of 0 or less. */
  public LayerNorm {
    Require.positive("layerNorm", "epsilon", epsilon);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    if (x.shape().rank() < 2) {
      throw new ShapeException(
          "layerNorm '%s': input is %s, it must be (batch, ..., features)"
              .formatted(g.scope().replace('.', '/'), x.type()));
    }
    Shape features = Shape.of(x.shape().last());
    Value weight = g.parameter("weight", features, Initializer.constant(1));
    Value bias = g.parameter("bias", features, Initializer.zeros());
    Value centered = x.minus(x.mean(-1));
    Value deviation = centered.square().mean(-1).plus(epsilon).sqrt();
    return centered.dividedBy(deviation).times(weight).plus(bias);
  }
}
