// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import java.util.Objects;

/**
 * A fully connected layer: y = x W + b. Input (batch, in), output (batch, units).
 *
 * <p>Parameters: {@code weight} (in, units), and {@code bias} (units), which begins at zero but
 * with {@link WeightInit#PYTORCH}.
 *
 * @param units how many outputs, at least 1
 * @param bias whether b is added
 * @param init the first values of weight and bias
 */
public record Dense(int units, boolean bias, WeightInit init) implements Layer {

  /** Refuses fewer than one unit. */
  public Dense {
    if (units < 1) {
      throw new IllegalArgumentException("dense: units is " + units + "; it must be at least 1");
    }
    Objects.requireNonNull(init, "init");
  }

  /** The same layer without b. */
  public Dense withoutBias() {
    return new Dense(units, false, init);
  }

  /** The same layer with other first values. */
  public Dense withInit(WeightInit init) {
    return new Dense(units, bias, init);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    if (x.shape().rank() != 2) {
      throw new ShapeException(
          "dense '%s': input is %s, it must be (batch, features); put flatten() before it"
              .formatted(g.scope().replace('.', '/'), x.type()));
    }
    int in = x.shape().dim(1);
    Value weight = g.parameter("weight", Shape.of(in, units), init.of(in, units));
    Value y = x.matmul(weight);
    return bias ? y.plus(g.parameter("bias", Shape.of(units), init.ofBias(in))) : y;
  }
}
