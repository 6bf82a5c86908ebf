// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.dropout;
import static io.neurozoo.layers.dense.Layers.tanh;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.random.Philox;
import io.neurozoo.tensor.Shape;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.Inputs;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;
import java.util.List;

/** Small data sets and networks that train in milliseconds. */
public final class Toys {
  private Toys() {}

  /** Points of the plane; the classes are inside and outside of a circle. */
  public static Dataset circle(int size) {
    Philox random = Philox.of(17, "circle");
    int[] classes = new int[size];
    float[] points = points(random, size);
    for (int i = 0; i < size; i++) {
      double x = points[2 * i];
      double y = points[2 * i + 1];
      classes[i] = x * x + y * y < 0.6 ? 0 : 1;
    }
    Inputs inputs = Inputs.ofFloats(Shape.of(2), points);
    return Dataset.labelled("circle", "a circle", inputs, List.of("in", "out"), classes);
  }

  /** Points of the plane; the target is (x + 2 y, x y). */
  public static Dataset surface(int size) {
    Philox random = Philox.of(18, "surface");
    float[] values = new float[2 * size];
    float[] points = points(random, size);
    for (int i = 0; i < size; i++) {
      values[2 * i] = points[2 * i] + 2 * points[2 * i + 1];
      values[2 * i + 1] = points[2 * i] * points[2 * i + 1];
    }
    Inputs inputs = Inputs.ofFloats(Shape.of(2), points);
    return Dataset.valued("surface", "a surface", inputs, Shape.of(2), values);
  }

  private static float[] points(Philox random, int size) {
    float[] points = new float[2 * size];
    for (int i = 0; i < points.length; i++) {
      points[i] = 2 * random.uniform(0, i) - 1;
    }
    return points;
  }

  /** Counts in its state how many steps it took part in. */
  public record StepCounter() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      Value steps = g.state("steps", Shape.of(1), Initializer.zeros());
      g.update(steps, steps.plus(1));
      return x;
    }
  }

  /** Two layers with dropout, and a layer with state. */
  public static Network network() {
    return Network.of(dense(16), tanh(), new StepCounter(), dropout(0.1f), dense(2));
  }

  public static LearningRule adam() {
    return new Backpropagation(Loss.byTarget(), Optimizer.adam(0.01f));
  }
}
