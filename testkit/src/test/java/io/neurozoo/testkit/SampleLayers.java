// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.graph.Distribution;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import java.util.List;

/** Layers that keep the contract, using all that a {@link GraphBuilder} offers. */
final class SampleLayers {
  private SampleLayers() {}

  /** y = x W + b. */
  record Affine(int units) implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      int in = x.shape().last();
      Value w = g.parameter("weight", Shape.of(in, units), Initializer.glorotUniform(in, units));
      return x.matmul(w).plus(g.parameter("bias", Shape.of(units), Initializer.zeros()));
    }
  }

  /**
   * Subtracts the mean of the batch in training and the running mean in inference, adds noise and a
   * penalty.
   */
  record NoisyCentering(float noise) implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      Shape features = x.shape().dropFirst();
      Value running = g.state("mean", features, Initializer.constant(0.25f));
      Value scale = g.parameter("scale", features, Initializer.constant(1));
      if (g.mode() == Mode.INFERENCE) {
        return x.minus(running).times(scale);
      }
      Value mean = x.mean(0).reshape(features);
      g.update(running, running.times(0.9).plus(mean.times(0.1)));
      g.addLoss("penalty", scale.square().sum());
      Value shaken = x.plus(g.random(new Distribution.Normal(0, noise), x.shape()));
      return shaken.minus(mean).times(scale);
    }
  }

  /** Takes two values and returns two: a gate g = sigmoid(a W), and g a + (1 - g) b. */
  record Mix() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      return applyAll(g, List.of(x, x)).getLast();
    }

    @Override
    public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
      if (xs.size() != 2 || !xs.get(0).type().equals(xs.get(1).type())) {
        throw new ShapeException(
            "mix '"
                + g.scope()
                + "': takes two values of one type and was given "
                + xs.stream().map(Value::type).toList());
      }
      Value a = xs.get(0);
      Value gate = g.call("gate", new Affine(a.shape().last()), a).sigmoid();
      return List.of(gate, gate.times(a).plus(gate.oneMinus().times(xs.get(1))));
    }
  }

  /** Rows of a table for class indices. */
  record Embedding(int classes, int width) implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      Value table = g.parameter("table", Shape.of(classes, width), Initializer.normal(1));
      return x.oneHot(classes).matmul(table);
    }
  }
}
