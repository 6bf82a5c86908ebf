// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import static io.neurozoo.layers.dense.Layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.ShapeException;

/**
 * y = t * h(x) + (1 - t) * x with a learned gate t = sigmoid(x W + b). Input and output (batch,
 * features). Parameters: {@code gate.weight} (features, features), {@code gate.bias} (features),
 * and those of h under {@code transform}.
 *
 * <p>Srivastava, Greff and Schmidhuber 2015, "Highway networks", equation 3.
 *
 * @param transform h, which returns the shape it is given
 */
public record Highway(Layer transform) implements Layer {
  @Override
  public Value apply(GraphBuilder g, Value x) {
    Value t = g.call("gate", dense(x.shape().last()), x).sigmoid();
    Value h = g.call("transform", transform, x);
    if (!h.type().equals(x.type())) {
      throw new ShapeException(
          "highway '%s': the transform makes %s of the input %s; it must keep the type"
              .formatted(g.scope().replace('.', '/'), h.type(), x.type()));
    }
    return t.times(h).plus(t.oneMinus().times(x));
  }
}
