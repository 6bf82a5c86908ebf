// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import io.neurozoo.tensor.Shape;

/** A distribution that a graph can sample from; see {@link GraphBuilder#random}. */
public sealed interface Distribution {

  /** Writes a sample of the given shape. */
  Value sample(GraphBuilder g, Shape shape);

  /** Uniform in [low, high). */
  record Uniform(float low, float high) implements Distribution {
    @Override
    public Value sample(GraphBuilder g, Shape shape) {
      return g.randomUniform(shape).times(high - low).plus(low);
    }
  }

  /** Normal with the given mean and standard deviation. */
  record Normal(float mean, float standardDeviation) implements Distribution {
    @Override
    public Value sample(GraphBuilder g, Shape shape) {
      return g.randomNormal(shape).times(standardDeviation).plus(mean);
    }
  }

  /** 1 with the given probability, else 0. */
  record Bernoulli(float probability) implements Distribution {
    @Override
    public Value sample(GraphBuilder g, Shape shape) {
      return g.constant(probability).greaterThan(g.randomUniform(shape));
    }
  }
}
