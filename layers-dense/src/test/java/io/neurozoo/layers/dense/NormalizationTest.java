// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import static io.neurozoo.layers.dense.Layers.batchNorm;
import static io.neurozoo.layers.dense.Layers.layerNorm;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.graph.Mode;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NormalizationTest {
  /** Three rows of two features: means 3, 20, variances 8/3, 200/3 by n and 4, 100 by n - 1. */
  private static final double[] ROWS = {1, 10, 3, 20, 5, 30};

  private static Map<String, NdArray> train(Layer layer, TensorType input, double... x) {
    Traced traced = Traced.of(layer, input, Mode.TRAINING);
    double[] flat = NdArray.of(traced.initialized(1)).values();
    return traced.runAll(x, flat, 0, 1);
  }

  @Test
  void aBatchGetsMeanZeroAndVarianceOne() {
    double[] y = train(batchNorm(), TensorType.f32(3, 2), ROWS).get("output").values();
    double edge = Math.sqrt(1.5);
    assertArrayEquals(new double[] {-edge, -edge, 0, 0, edge, edge}, y, 1e-5);
  }

  /** PyTorch: running = 0.9 running + 0.1 batch, the batch's variance divided by n - 1. */
  @Test
  void runningStatisticsFollowAsInPyTorch() {
    double[] state = train(batchNorm(), TensorType.f32(3, 2), ROWS).get("state").values();
    assertArrayEquals(new double[] {0.3, 2}, Arrays.copyOf(state, 2), 1e-6);
    assertArrayEquals(new double[] {0.9 + 0.4, 0.9 + 10}, Arrays.copyOfRange(state, 16, 18), 1e-6);
  }

  /** Keras: moving = 0.99 moving + 0.01 batch, the batch's variance divided by n. */
  @Test
  void runningStatisticsFollowAsInKeras() {
    double[] state = train(BatchNorm.keras(), TensorType.f32(3, 2), ROWS).get("state").values();
    assertArrayEquals(new double[] {0.03, 0.2}, Arrays.copyOf(state, 2), 1e-6);
    assertArrayEquals(
        new double[] {0.99 + 0.08 / 3, 0.99 + 2.0 / 3}, Arrays.copyOfRange(state, 16, 18), 1e-6);
  }

  @Test
  void featuresOnAxisOneAreAveragedOverAllOthers() {
    // (batch 1, channels 2, width 3): the transpose of ROWS.
    Map<String, NdArray> out =
        train(batchNorm(), TensorType.f32(1, 2, 3), 1, 3, 5, 10, 20, 30);
    double edge = Math.sqrt(1.5);
    assertArrayEquals(
        new double[] {-edge, 0, edge, -edge, 0, edge}, out.get("output").values(), 1e-5);
    assertArrayEquals(
        new double[] {0.3, 2}, Arrays.copyOf(out.get("state").values(), 2), 1e-6);
  }

  @Test
  void aSingleValueGivesTheBiasAndLeavesTheStateAlone() {
    Map<String, NdArray> out = train(batchNorm(), TensorType.f32(1, 2), 7, 8);
    assertArrayEquals(new double[] {0, 0}, out.get("output").values());
    double[] state = out.get("state").values();
    assertArrayEquals(new double[] {0, 0}, Arrays.copyOf(state, 2));
    assertArrayEquals(new double[] {1, 1}, Arrays.copyOfRange(state, 16, 18));
  }

  @Test
  void stateAndParametersAreNamedAsInPyTorch() {
    Traced traced = Traced.of(batchNorm(), TensorType.f32(3, 2), Mode.TRAINING);
    assertEquals(
        List.of("running_mean", "running_var"), List.copyOf(traced.state().byName().keySet()));
    assertEquals(
        List.of("weight", "bias"), List.copyOf(traced.parameters().byName().keySet()));
  }

  @Test
  void layerNormTakesEachExampleByItself() {
    double[] y = train(layerNorm(), TensorType.f32(2, 3), 1, 3, 5, 10, 20, 30)
        .get("output")
        .values();
    double edge = Math.sqrt(1.5);
    assertArrayEquals(new double[] {-edge, 0, edge, -edge, 0, edge}, y, 1e-5);
  }

  @Test
  void inputNormalizationAdaptsToExamples() {
    InputNormalization layer =
        InputNormalization.adaptedTo(
            List.of(new float[] {1, 10, 7}, new float[] {3, 20, 7}, new float[] {5, 30, 7}));
    assertEquals(List.of(3f, 20f, 7f), layer.mean());
    assertEquals((float) Math.sqrt(8.0 / 3), layer.deviation().get(0));
    assertEquals(1f, layer.deviation().get(2));
    double[] y = train(layer).get("output").values();
    assertArrayEquals(new double[] {Math.sqrt(1.5), -Math.sqrt(1.5), 2}, y, 1e-6);
  }

  private static Map<String, NdArray> train(InputNormalization layer) {
    return Traced.of(layer, TensorType.f32(1, 3), Mode.TRAINING)
        .runAll(new double[] {5, 10, 9}, null, 0, 1);
  }

  /** A mean of 10,000 must not cost the digits of a deviation of 0.1. */
  @Test
  void deviationsAreFoundFarFromZero() {
    List<float[]> examples =
        List.of(new float[] {9999.875f}, new float[] {10000.125f}, new float[] {10000});
    InputNormalization layer = InputNormalization.adaptedTo(examples);
    assertEquals(10000f, layer.mean().getFirst());
    assertEquals((float) Math.sqrt(2 * 0.125 * 0.125 / 3), layer.deviation().getFirst());
  }

  @Test
  void wrongExamplesAndOptionsAreNamed() {
    refused(
        "inputNormalization: there is no example to adapt to; give some",
        () -> InputNormalization.adaptedTo(List.of()));
    refused(
        "inputNormalization: example 1 has 1 features, those before it 2; give examples of one"
            + " length",
        () -> InputNormalization.adaptedTo(List.of(new float[2], new float[1])));
    refused(
        "inputNormalization: feature 1 of example 0 is NaN; replace or leave out what is missing",
        () -> InputNormalization.adaptedTo(List.of(new float[] {0, Float.NaN})));
    refused(
        "inputNormalization: there are 2 means and 1 deviations; give one of each for every"
            + " feature, or one for all",
        () -> new InputNormalization(List.of(1f, 2f), List.of(1f)));
    refused(
        "inputNormalization: deviation is 0.0; it must be finite and above 0",
        () -> InputNormalization.of(0, 0));
    refused(
        "batchNorm: axis is 0, which is the batch; use 1 or more, or -1 for the last axis",
        () -> batchNorm().withAxis(0));
    refused(
        "batchNorm: momentum is 0.0; it must be above 0 and at most 1",
        () -> batchNorm().withMomentum(0));
    refused(
        "batchNorm: epsilon is 0.0; it must be finite and above 0",
        () -> batchNorm().withEpsilon(0));
  }

  private static void refused(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
