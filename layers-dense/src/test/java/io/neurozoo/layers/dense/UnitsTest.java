// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.frozen;
import static io.neurozoo.layers.dense.Layers.lwta;
import static io.neurozoo.layers.dense.Layers.maxout;
import static io.neurozoo.layers.dense.Layers.permute;
import static io.neurozoo.layers.dense.Layers.radialBasis;
import static io.neurozoo.layers.dense.Layers.reshape;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.graph.Mode;
import io.neurozoo.layer.Network;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Maxout, winner takes all, radial bases and what changes shapes only, against values by hand. */
class UnitsTest {

  @Test
  void maxoutTakesTheGreatestPieceOfEachUnit() {
    Traced traced = Traced.of(maxout(2, 3), TensorType.f32(2, 1), Mode.INFERENCE);
    assertEquals(Shape.of(1, 6), traced.parameters().byName().get("weight").shape());
    double[] flat = new double[32];
    System.arraycopy(new double[] {1, -2, 0, 5, 6, 7}, 0, flat, 0, 6);
    System.arraycopy(new double[] {0, 0, 3, 0, 0, -20}, 0, flat, 16, 6);
    double[] y = traced.run(new double[] {4, -4}, flat, 0, 0).values();
    // 4 -8 3 | 20 24 8 and -4 8 3 | -20 -24 -48
    assertArrayEquals(new double[] {4, 24, 8, -20}, y);
  }

  @Test
  void inEachBlockTheWinnerStays() {
    Traced traced = Traced.of(lwta(3), TensorType.f32(1, 9), Mode.INFERENCE);
    double[] y = traced.run(new double[] {1, 3, 2, -1, -2, -3, 5, 0, 5}, null, 0, 0).values();
    // What loses is multiplied by zero and keeps its sign.
    assertArrayEquals(new double[] {0, 3, 0, -1, -0.0, -0.0, 5, 0, 5}, y);
  }

  @Test
  void radialBasesFallWithTheDistance() {
    Traced traced = Traced.of(radialBasis(2), TensorType.f32(2, 2), Mode.INFERENCE);
    assertEquals(
        List.of(RadialBasis.CENTERS, RadialBasis.WIDTHS),
        List.copyOf(traced.parameters().byName().keySet()));
    double[] flat = new double[32];
    System.arraycopy(new double[] {0, 0, 3, 4}, 0, flat, 0, 4);
    flat[16] = 5;
    flat[17] = -2;
    double[] y = traced.run(new double[] {3, 4, 0, 0}, flat, 0, 0).values();
    double near = Math.exp(-25.0 / (2 * 25));
    double far = Math.exp(-25.0 / (2 * 4));
    assertArrayEquals(new double[] {near, 1, 1, far}, y, 1e-15);
    assertEquals((float) Math.sqrt(2), traced.initialized(1).get(16));
  }

  @Test
  void permuteAndReshapeMoveValues() {
    double[] x = {1, 2, 3, 4, 5, 6};
    NdArray turned =
        Traced.of(permute(2, 1), TensorType.f32(1, 2, 3), Mode.INFERENCE).run(x, null, 0, 0);
    assertEquals(Shape.of(1, 3, 2), turned.shape());
    assertArrayEquals(new double[] {1, 4, 2, 5, 3, 6}, turned.values());
    NdArray reshaped =
        Traced.of(reshape(-1, 2), TensorType.f32(1, 6), Mode.INFERENCE).run(x, null, 0, 0);
    assertEquals(Shape.of(1, 3, 2), reshaped.shape());
    assertArrayEquals(x, reshaped.values());
  }

  @Test
  void whatIsFrozenIsNoParameter() {
    Network network = Network.of(frozen(dense(3)), dense(2));
    Traced traced = Traced.of(network, TensorType.f32(1, 4), Mode.TRAINING);
    assertEquals(
        List.of("dense2.weight", "dense2.bias"),
        List.copyOf(traced.parameters().byName().keySet()));
    assertEquals(
        List.of("dense1.weight", "dense1.bias"), List.copyOf(traced.state().byName().keySet()));
  }
}
