// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.rule;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.tanh;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.RuleRun;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.optimizer.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackpropagationTest {
  private static final double[] X = {0.5, -1, 2, 1, 0.25, -0.75};

  /** A penalty on activations, and a parameter that nothing depends on. */
  private record Penalised() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      g.addLoss("activity", x.square().mean().times(0.1));
      g.parameter("idle", Shape.of(3), Initializer.constant(2));
      return x;
    }
  }

  @Test
  void descendsAlongTheGradientOfLossAndPenalties() {
    Network network = Network.of(dense(4), tanh(), new Penalised(), dense(3));
    var rule = new Backpropagation(Loss.crossEntropy(), Optimizer.sgd(1));
    try (RuleRun run = new RuleRun(network, rule, TensorType.f32(2, 3), TensorType.i32(2))) {
      Tensor weight = run.parameter("dense1.weight");
      for (int i = 0; i < 12; i++) {
        weight.set(i, 0.1f * (i - 5));
        run.parameter("dense2.weight").set(i, 0.2f * (3 - i));
      }
      for (int i = 0; i < 3; i++) {
        run.parameter("penalised1.idle").set(i, 2);
      }
      float[] before = weight.toFloats();
      run.step(0, X, new double[] {2, 0});
      float[] after = weight.toFloats();
      assertArrayEquals(new float[] {2, 2, 2}, run.parameter("penalised1.idle").toFloats());
      double loss = run.metric("loss");
      double h = 1e-5;
      assertEquals(loss(before, -1, 0), loss, 1e-6);
      for (int i = 0; i < before.length; i++) {
        double slope = (loss(before, i, h) - loss(before, i, -h)) / (2 * h);
        assertEquals(slope, before[i] - after[i], 1e-5, "weight " + i);
      }
    }
  }

  /** The same network by hand, in double: mean cross-entropy and 0.1 mean of squares of tanh. */
  private static double loss(float[] weight, int moved, double by) {
    int[] classes = {2, 0};
    double total = 0;
    for (int n = 0; n < 2; n++) {
      double[] h = new double[4];
      for (int j = 0; j < 4; j++) {
        for (int i = 0; i < 3; i++) {
          int at = i * 4 + j;
          h[j] += X[n * 3 + i] * (weight[at] + (at == moved ? by : 0));
        }
        h[j] = StrictMath.tanh(h[j]);
        total += 0.1 * h[j] * h[j] / 8;
      }
      double[] logits = new double[3];
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        for (int j = 0; j < 4; j++) {
          logits[c] += h[j] * (0.2f * (3 - (j * 3 + c)));
        }
        sum += StrictMath.exp(logits[c]);
      }
      total += (StrictMath.log(sum) - logits[classes[n]]) / 2;
    }
    return total;
  }

  @Test
  void reportsAccuracyForClassesOnly() {
    var classes = new Backpropagation(Loss.crossEntropy(), Optimizer.sgd(1));
    try (RuleRun run =
        new RuleRun(dense(3), classes, TensorType.f32(2, 3), TensorType.i32(2))) {
      assertEquals(List.of("loss", "accuracy"), run.update().metrics());
      for (int i = 0; i < 3; i++) {
        run.parameter("weight").set(i * 3 + i, 1);
      }
      run.step(0, X, new double[] {2, 1});
      assertEquals(0.5f, run.metric("accuracy"));
    }
    var values = new Backpropagation(Loss.meanSquaredError(), Optimizer.sgd(1));
    try (RuleRun run =
        new RuleRun(dense(3), values, TensorType.f32(2, 3), TensorType.f32(2, 3))) {
      assertEquals(List.of("loss"), run.update().metrics());
      run.step(0, X, new double[] {1, 1, 1, 2, 2, 2});
      assertEquals(2.5f, run.metric("loss"));
    }
  }
}
