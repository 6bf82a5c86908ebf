// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.tensor.Shape;

/** Layers that are as small as they can be and still have everything a model must carry. */
final class TestLayers {
  private TestLayers() {}

  /** tanh(x W' + b). */
  record DenseTanh(int units) implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      int inputs = x.shape().last();
      Value weight =
          g.parameter("weight", Shape.of(units, inputs), Initializer.glorotUniform(inputs, units));
      Value bias = g.parameter("bias", Shape.of(units), Initializer.uniform(-1, 1));
      return x.matmulTransposed(weight).plus(bias).tanh();
    }
  }

  /** x W', nothing else. */
  record Linear(int units) implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      int inputs = x.shape().last();
      return x.matmulTransposed(
          g.parameter("weight", Shape.of(units, inputs), Initializer.heNormal(inputs)));
    }
  }

  /** Takes away a running mean of each feature, which training updates. */
  record Centre() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      Value mean = g.state("mean", Shape.of(x.shape().last()), Initializer.uniform(-1, 1));
      if (g.mode() == Mode.TRAINING) {
        Value batchMean = x.mean(0).reshape(mean.shape());
        g.update(mean, mean.times(0.9).plus(batchMean.times(0.1)));
      }
      return x.minus(mean);
    }
  }

  /** Treats the two halves of every example as examples of their own: [2 N, features / 2]. */
  record Halves(Layer layer) implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      int batch = x.shape().dim(0);
      Value halves = x.reshape(Shape.of(2 * batch, x.shape().last() / 2));
      Value out = g.call("half", layer, halves);
      return out.reshape(Shape.of(batch, 2 * out.shape().last()));
    }
  }

  /** [N, ...] to [N, all the rest]. */
  record Flat() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      int features = Math.toIntExact(x.shape().dropFirst().size());
      return x.reshape(Shape.of(x.shape().dim(0), features));
    }
  }

  /** Images [2, 4] to 3 numbers, through every layer above. */
  static Network everything() {
    return Network.of(
        new Flat(),
        new DenseTanh(6),
        new Centre(),
        new Halves(new DenseTanh(2)),
        Network.named("head", new Linear(3)));
  }

  /** The shape of an example of {@link #everything}. */
  static Shape example() {
    return Shape.of(2, 4);
  }

  /** Some values that are not round, the same every time. */
  static float[] inputs(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (i * 37 % 101) / 50.5f - 1;
    }
    return values;
  }
}
