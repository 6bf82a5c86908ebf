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
 * Each output is the greatest of several linear functions: y_i = max over j of (x W + b)_ij.
 * Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013, section 3. Input (batch, in), output
 * (batch, units).
 *
 * <p>Parameters: {@code weight} (in, units * pieces), where column i * pieces + j is piece j of
 * unit i, and {@code bias} (units * pieces), which begins at zero but with
 * {@link WeightInit#PYTORCH}.
 *
 * @param units how many outputs, at least 1
 * @param pieces linear functions for each output, at least 2
 * @param init the first values of weight and bias
 */
public record Maxout(int units, int pieces, WeightInit init) implements Layer {

  /** Refuses fewer than one unit or two pieces. */
  public Maxout {
    Require.atLeast("maxout", "units", units, 1);
    Require.atLeast("maxout", "pieces", pieces, 2);
    Objects.requireNonNull(init, "init");
  }

  /** The same layer with other first values. */
  public Maxout withInit(WeightInit init) {
    return new Maxout(units, pieces, init);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    if (x.shape().rank() != 2) {
      throw new ShapeException(
          "maxout '%s': input is %s, it must be (batch, features); put flatten() before it"
              .formatted(g.scope().replace('.', '/'), x.type()));
    }
    int batch = x.shape().dim(0);
    int in = x.shape().dim(1);
    int columns = Math.multiplyExact(units, pieces);
    Value weight = g.parameter("weight", Shape.of(in, columns), init.of(in, units));
    Value bias = g.parameter("bias", Shape.of(columns), init.ofBias(in));
    Value z = x.matmul(weight).plus(bias).reshape(Shape.of(batch, units, pieces));
    return z.max(-1).reshape(Shape.of(batch, units));
  }
}
