// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.random.Philox;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializerTest {
  private static final int COUNT = 20_000;

  /** Of a run with JDK 25 on x86-64. */
  private static final int BITS = 1151676797;

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
  void normalsHaveTheirVariance() {
    assertEquals(2.0 / 300, variance(fill(Initializer.glorotNormal(200, 100), COUNT)), 0.0003);
    assertEquals(1.0 / 50, variance(fill(Initializer.lecunNormal(50), COUNT)), 0.001);
    // Of 20,000 normal values 5 % are beyond 1.96 standard deviations; cut off at 2, 0.4 % would
    // be.
    float[] values = fill(Initializer.lecunNormal(1), COUNT);
    int tails = 0;
    for (float v : values) {
      tails += Math.abs(v) > 1.96 ? 1 : 0;
    }
    assertEquals(0.05, tails / (double) COUNT, 0.005);
  }

  @Test
  void uniformsKeepToTheirBoundAndFillIt() {
    assertUniform(Math.sqrt(6.0 / 50), Initializer.heUniform(50));
    assertUniform(Math.sqrt(3.0 / 50), Initializer.lecunUniform(50));
    assertUniform(1 / Math.sqrt(50), Initializer.pytorchDefault(50));
    assertUniform(Math.sqrt(6.0 / 300), Initializer.kerasDefault(200, 100));
    // Their sum is beyond the ints.
    assertUniform(
        Math.sqrt(6.0 / (2.0 * Integer.MAX_VALUE)),
        Initializer.glorotUniform(Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  private static void assertUniform(double bound, Initializer initializer) {
    float[] values = fill(initializer, COUNT);
    double max = 0;
    for (float v : values) {
      max = Math.max(max, Math.abs(v));
    }
    assertTrue(max <= bound * (1 + 1e-6) && max > 0.999 * bound, max + " of " + bound);
    assertEquals(bound * bound / 3, variance(values), 0.03 * bound * bound / 3);
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "40, 30", "30, 40", "1, 7", "7, 1"})
  void orthogonalHasOrthogonalColumnsOrRows(int rows, int columns) {
    Tensor target = Tensor.onHeap(TensorType.f32(rows, columns));
    Initializer.orthogonal(2).fill(target, Philox.of(5, "w"));
    float[] w = target.toFloats();
    boolean wide = columns > rows;
    int count = Math.min(rows, columns);
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        double dot = 0;
        for (int k = 0; k < Math.max(rows, columns); k++) {
          dot +=
              wide
                  ? (double) w[a * columns + k] * w[b * columns + k]
                  : (double) w[k * columns + a] * w[k * columns + b];
        }
        assertEquals(a == b ? 4 : 0, dot, 2e-6, a + "." + b);
      }
    }
  }

  @Test
  void orthogonalIsUniformOverTheCircle() {
    // Of 2 x 2 matrices the first column is uniform over the circle, and half of them are
    // reflections.
    int count = 4000;
    int reflections = 0;
    int[] quadrants = new int[4];
    for (int i = 0; i < count; i++) {
      Tensor target = Tensor.onHeap(TensorType.f32(2, 2));
      Initializer.orthogonal(1).fill(target, Philox.of(i, "w"));
      reflections += target.get(0) * target.get(3) - target.get(1) * target.get(2) < 0 ? 1 : 0;
      quadrants[(target.get(0) > 0 ? 1 : 0) + (target.get(2) > 0 ? 2 : 0)]++;
    }
    assertEquals(0.5, reflections / (double) count, 0.03);
    for (int quadrant : quadrants) {
      assertEquals(0.25, quadrant / (double) count, 0.03);
    }
  }

  @Test
  void orthogonalHasTheSameBitsEverywhere() {
    Tensor target = Tensor.onHeap(TensorType.f32(33, 2, 9));
    Initializer.orthogonal(1).fill(target, Philox.of(5, "w"));
    assertEquals(BITS, Arrays.hashCode(target.toFloats()));
  }

  @Test
  void orthogonalRefusesVectorsAndGainsThatAreNotFinite() {
    Initializer orthogonal = Initializer.orthogonal(1);
    assertEquals(
        "orthogonal: the tensor is [4]; it must have at least 2 axes",
        assertThrows(ShapeException.class, () -> fill(orthogonal, 4)).getMessage());
    assertEquals(
        "orthogonal: gain is NaN; it must be finite",
        assertThrows(IllegalArgumentException.class, () -> Initializer.orthogonal(Float.NaN))
            .getMessage());
  }

  @Test
  void theFirstValuesDoNotDependOnHowManyFollow() {
    float[] few = fill(Initializer.normal(1), 3);
    float[] many = fill(Initializer.normal(1), 10);
    assertArrayEquals(few, Arrays.copyOf(many, 3));
  }
}
