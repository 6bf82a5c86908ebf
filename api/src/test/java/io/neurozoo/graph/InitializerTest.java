// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.random.Philox;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InitializerTest {
  private static final int COUNT = 20_000;

  private static float[] fill(Initializer initializer, int count) {
    Tensor target = Tensor.onHeap(TensorType.f32(count));
    initializer.fill(target, Philox.of(5, "w"));
    return target.toFloats();
  }

  private static double variance(float[] values) {
    double sum = 0;
    double squares = 0;
    for (float v : values) {
      sum += v;
      squares += (double) v * v;
    }
    double mean = sum / values.length;
    assertEquals(0, mean, 0.02);
    return squares / values.length - mean * mean;
  }

  @Test
  void constantsAreAllTheSame() {
    assertArrayEquals(new float[] {2, 2, 2}, fill(Initializer.constant(2), 3));
    assertArrayEquals(new float[] {0, 0, 0}, fill(Initializer.zeros(), 3));
  }

  @Test
  void glorotKeepsToItsBoundAndVariance() {
    float[] values = fill(Initializer.glorotUniform(200, 100), COUNT);
    double bound = Math.sqrt(6.0 / 300);
    for (float v : values) {
      assertTrue(Math.abs(v) <= bound, "" + v);
    }
    assertEquals(2.0 / 300, variance(values), 0.0003);
  }

  @Test
  void heHasItsVariance() {
    assertEquals(2.0 / 50, variance(fill(Initializer.heNormal(50), COUNT)), 0.002);
  }

  @Test
  void theFirstValuesDoNotDependOnHowManyFollow() {
    float[] few = fill(Initializer.normal(1), 3);
    float[] many = fill(Initializer.normal(1), 10);
    assertArrayEquals(few, Arrays.copyOf(many, 3));
  }
}
