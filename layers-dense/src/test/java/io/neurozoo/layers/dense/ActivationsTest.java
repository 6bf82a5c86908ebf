// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import static io.neurozoo.layers.dense.Layers.flatten;
import static io.neurozoo.layers.dense.Layers.relu;
import static io.neurozoo.layers.dense.Layers.sigmoid;
import static io.neurozoo.layers.dense.Layers.tanh;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.graph.Mode;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import org.junit.jupiter.api.Test;

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
