// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import static io.neurozoo.layers.dense.Layers.abs;
import static io.neurozoo.layers.dense.Layers.elu;
import static io.neurozoo.layers.dense.Layers.flatten;
import static io.neurozoo.layers.dense.Layers.gaussianDropout;
import static io.neurozoo.layers.dense.Layers.gaussianNoise;
import static io.neurozoo.layers.dense.Layers.gelu;
import static io.neurozoo.layers.dense.Layers.geluTanh;
import static io.neurozoo.layers.dense.Layers.hardSigmoid;
import static io.neurozoo.layers.dense.Layers.identity;
import static io.neurozoo.layers.dense.Layers.leakyRelu;
import static io.neurozoo.layers.dense.Layers.lwta;
import static io.neurozoo.layers.dense.Layers.maxout;
import static io.neurozoo.layers.dense.Layers.noisyRelu;
import static io.neurozoo.layers.dense.Layers.permute;
import static io.neurozoo.layers.dense.Layers.prelu;
import static io.neurozoo.layers.dense.Layers.radialBasis;
import static io.neurozoo.layers.dense.Layers.relu;
import static io.neurozoo.layers.dense.Layers.reshape;
import static io.neurozoo.layers.dense.Layers.selu;
import static io.neurozoo.layers.dense.Layers.sigmoid;
import static io.neurozoo.layers.dense.Layers.silu;
import static io.neurozoo.layers.dense.Layers.softmax;
import static io.neurozoo.layers.dense.Layers.softplus;
import static io.neurozoo.layers.dense.Layers.softsign;
import static io.neurozoo.layers.dense.Layers.swish;
import static io.neurozoo.layers.dense.Layers.tanh;
import static io.neurozoo.layers.dense.Layers.thresholdedRelu;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.graph.Mode;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ActivationsTest {

  @Test
  void reluCutsBelowZero() {
    assertArrayEquals(new double[] {0, 0, 2}, run(relu(), -1, 0, 2));
  }

  @Test
  void tanhAndSigmoidHaveTheirPublishedValues() {
    assertArrayEquals(new double[] {-0.76159416, 0, 0.96402758}, run(tanh(), -1, 0, 2), 1e-8);
    assertArrayEquals(new double[] {0.26894142, 0.5, 0.88079708}, run(sigmoid(), -1, 0, 2), 1e-8);
  }

  /** Values to nine digits from the formulas, by Python's math.erf, tanh and exp. */
  @Test
  void smoothActivationsHaveTheirValues() {
    near(run(gelu(), -1, 0, 2), -0.158655254, 0, 1.954499736);
    near(run(geluTanh(), -1, 0, 2), -0.158808009, 0, 1.954597694);
    near(run(softplus(), -1, 0, 2), 0.313261688, 0.693147181, 2.126928011);
    near(run(silu(), -1, 0, 2), -0.268941421, 0, 1.761594156);
    near(run(swish(2), -1, 0, 2), -0.119202922, 0, 1.964027580);
    near(run(elu(), -1, 0, 2), -0.632120559, 0, 2);
    near(run(elu(0.5f), -1, 0, 2), -0.316060279, 0, 2);
    near(run(selu(), -1, 0, 2), -1.111330738, 0, 2.101401975);
    near(run(softsign(), -1, 0, 3), -0.5, 0, 0.75);
    near(run(softmax(), 0, Math.log(2), Math.log(5)), 0.125, 0.25, 0.625);
  }

  private static void near(double[] actual, double... expected) {
    // Constants of a graph are float32.
    assertArrayEquals(expected, actual, 1e-7);
  }

  @Test
  void activationsOfStraightLinesAreExact() {
    assertArrayEquals(new double[] {-0.25, 0, 2}, run(leakyRelu(0.25f), -1, 0, 2));
    assertArrayEquals(new double[] {-0.0, 0, 2}, run(thresholdedRelu(1), -1, 1, 2));
    assertArrayEquals(new double[] {1, 0, 2}, run(abs(), -1, 0, 2));
    assertArrayEquals(new double[] {-1, 0, 2}, run(identity(), -1, 0, 2));
    assertArrayEquals(new double[] {0, 0.25, 0.5, 1}, run(hardSigmoid(0.25f), -3, -1, 0, 1e9));
    near(run(hardSigmoid(), -4, 0, 1.5, 4), 0, 0.5, 0.75, 1);
  }

  /** At every point the two forms are as near as {@link GeluTanh} says. */
  @Test
  void theTanhFormOfGeluIsNear() {
    double[] x = new double[2001];
    for (int i = 0; i < x.length; i++) {
      x[i] = -10 + 0.01 * i;
    }
    assertArrayEquals(run(gelu(), x), run(geluTanh(), x), 5e-4);
  }

  @Test
  void preluHasASlopeForEachFeature() {
    Traced traced = Traced.of(prelu(), TensorType.f32(1, 2, 2), Mode.INFERENCE);
    assertEquals(Shape.of(2), traced.parameters().byName().get("weight").shape());
    assertEquals(0.25f, traced.initialized(1).get(1));
    double[] flat = new double[16];
    flat[0] = 0.5;
    flat[1] = 3;
    double[] y = traced.run(new double[] {-1, 1, -1, 1}, flat, 0, 0).values();
    assertArrayEquals(new double[] {-0.5, 1, -3, 1}, y);
    Traced single = Traced.of(prelu().withSingleSlope(), TensorType.f32(1, 7), Mode.INFERENCE);
    assertEquals(Shape.of(1), single.parameters().byName().get("weight").shape());
  }

  /** The standard deviation of the noise is sqrt(sigmoid(x)). */
  @Test
  void noisyReluAddsNoiseWhileTrainingOnly() {
    double[] x = new double[20_000];
    Arrays.fill(x, 20);
    double[] y = Traced.of(noisyRelu(), TensorType.f32(1, x.length), Mode.TRAINING)
        .run(x, null, 5, 1)
        .values();
    double mean = Arrays.stream(y).average().orElseThrow();
    double variance = Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    // Five standard deviations of the mean and of the variance of 20,000 normal values.
    assertEquals(20, mean, 5 / Math.sqrt(20_000));
    assertEquals(1, variance, 5 * Math.sqrt(2.0 / 20_000));
    assertArrayEquals(new double[] {0, 0, 2}, run(noisyRelu(), -1, 0, 2));
  }

  @Test
  void gaussianNoiseHasItsDeviation() {
    double[] x = new double[20_000];
    Arrays.fill(x, 4);
    for (Layer layer : List.of(gaussianNoise(2), gaussianDropout(0.2f))) {
      double[] y = Traced.of(layer, TensorType.f32(1, x.length), Mode.TRAINING)
          .run(x, null, 5, 1)
          .values();
      double variance = Arrays.stream(y).map(v -> (v - 4) * (v - 4)).average().orElseThrow();
      // 4 sqrt(0.2 / 0.8) = 2
      assertEquals(4, variance, 5 * 4 * Math.sqrt(2.0 / 20_000));
      assertArrayEquals(new double[] {1, 2}, run(layer, 1, 2));
    }
  }

  @Test
  void optionsOutsideTheirRangeAreRefused() {
    refused("elu: alpha is NaN; it must be finite", () -> elu(Float.NaN));
    refused(
        "gaussianNoise: standardDeviation is -1.0; it must be finite and at least 0",
        () -> gaussianNoise(-1));
    refused(
        "gaussianDropout: rate is 1.0; it must be at least 0 and below 1",
        () -> gaussianDropout(1));
    refused("maxout: pieces is 1; it must be at least 2", () -> maxout(3, 1));
    refused("lwta: block is 1; it must be at least 2", () -> lwta(1));
    refused("radialBasis: units is 0; it must be at least 1", () -> radialBasis(0));
    refused(
        "layerNorm: epsilon is 0.0; it must be finite and above 0", () -> new LayerNorm(0));
    refused(
        "reshape: the extents are [-1, -1]; each must be at least 1, but for a single -1",
        () -> reshape(-1, -1));
    refused("permute: the axes are [1, 3]; name each axis from 1 to 2 once", () -> permute(1, 3));
  }

  private static void refused(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }

  @Test
  void flattenMakesRowsAndKeepsTheOrder() {
    Traced traced = Traced.of(flatten(), TensorType.f32(2, 2, 3), Mode.INFERENCE);
    double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    NdArray y = traced.run(x, null, 0, 0);
    assertEquals(Shape.of(2, 6), y.shape());
    assertArrayEquals(x, y.values());
  }

  @Test
  void flattenMakesRowsOfOneOutOfScalars() {
    Traced traced = Traced.of(flatten(), TensorType.f32(3), Mode.INFERENCE);
    assertEquals(Shape.of(3, 1), traced.graph().output("output").shape());
  }

  private static double[] run(Layer layer, double... x) {
    return Traced.of(layer, TensorType.f32(1, x.length), Mode.INFERENCE)
        .run(x, null, 0, 0)
        .values();
  }
}
