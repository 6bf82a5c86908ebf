// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.flatten;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Mode;
import io.neurozoo.layer.Network;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenseTest {

  @Test
  void multipliesByTheWeightAndAddsTheBias() {
    Traced traced = Traced.of(dense(2), TensorType.f32(2, 3), Mode.INFERENCE);
    double[] flat = new double[traced.parameters().length()];
    // weight (3, 2), then at the next multiple of 16 the bias.
    System.arraycopy(new double[] {1, 2, 3, 4, 5, 6}, 0, flat, 0, 6);
    flat[16] = 0.5;
    flat[17] = -0.5;
    double[] y = traced.run(new double[] {1, 0, -1, 2, 1, 0}, flat, 0, 0).values();
    assertArrayEquals(new double[] {1 - 5 + 0.5, 2 - 6 - 0.5, 2 + 3 + 0.5, 4 + 4 - 0.5}, y);
  }

  @Test
  void declaresWeightInByOutAndBiasUnderTheNetworksNames() {
    Network network = Network.of(flatten(), dense(3), dense(2).withoutBias());
    Traced traced = Traced.of(network, TensorType.f32(2, 2, 4), Mode.TRAINING);
    assertEquals(
        List.of("dense1.weight", "dense1.bias", "dense2.weight"),
        List.copyOf(traced.parameters().byName().keySet()));
    assertEquals(Shape.of(8, 3), traced.parameters().byName().get("dense1.weight").shape());
    assertEquals(Shape.of(3), traced.parameters().byName().get("dense1.bias").shape());
    assertEquals(Shape.of(3, 2), traced.parameters().byName().get("dense2.weight").shape());
  }

  @Test
  void refusesInputThatIsNotFlatAndSaysWhatToDo() {
    GraphBuilder g = GraphBuilder.collecting();
    var x = g.input("input", TensorType.f32(2, 28, 28));
    var e = assertThrows(ShapeException.class, () -> Network.of(dense(10)).apply(g, x));
    assertEquals(
        "dense 'dense1': input is F32[2, 28, 28], it must be (batch, features);"
            + " put flatten() before it",
        e.getMessage());
  }

  @Test
  void refusesZeroUnits() {
    var e = assertThrows(IllegalArgumentException.class, () -> dense(0));
    assertEquals("dense: units is 0; it must be at least 1", e.getMessage());
  }

  @Test
  void glorotFillsTheWholeRangeAndTheBiasIsZero() {
    Tensor weight = weightOf(dense(100), 200);
    double a = Math.sqrt(6.0 / 300);
    double least = 1;
    double greatest = -1;
    for (float w : weight.toFloats()) {
      least = Math.min(least, w);
      greatest = Math.max(greatest, w);
    }
    assertTrue(least >= -a && least < -0.99 * a, "least " + least);
    assertTrue(greatest < a && greatest > 0.99 * a, "greatest " + greatest);
    Traced traced = Traced.of(dense(100), TensorType.f32(2, 200), Mode.TRAINING);
    Tensor bias = traced.parameters().view(traced.initialized(7), "bias");
    assertArrayEquals(new float[100], bias.toFloats());
  }

  @Test
  void heHasVarianceTwoByFanIn() {
    Tensor weight = weightOf(dense(100).withInit(WeightInit.HE_NORMAL), 200);
    double squares = 0;
    for (float w : weight.toFloats()) {
      squares += (double) w * w;
    }
    // 20,000 draws: the standard error of the variance is 1 %.
    assertEquals(2.0 / 200, squares / 20_000, 0.04 * 2 / 200);
  }

  @Test
  void zerosAreZero() {
    assertArrayEquals(
        new float[600], weightOf(dense(3).withInit(WeightInit.ZEROS), 200).toFloats());
  }

  @Test
  void pytorchsBiasIsDrawnAsItsWeight() {
    Dense layer = dense(100).withInit(WeightInit.PYTORCH);
    Traced traced = Traced.of(layer, TensorType.f32(2, 25), Mode.TRAINING);
    double greatest = 0;
    for (String name : List.of("weight", "bias")) {
      for (float value : traced.parameters().view(traced.initialized(7), name).toFloats()) {
        greatest = Math.max(greatest, Math.abs(value));
      }
      assertTrue(greatest <= 0.2f && greatest > 0.18, name + " " + greatest);
      greatest = 0;
    }
  }

  private static Tensor weightOf(Dense layer, int in) {
    Traced traced = Traced.of(layer, TensorType.f32(2, in), Mode.TRAINING);
    return traced.parameters().view(traced.initialized(7), "weight");
  }
}
