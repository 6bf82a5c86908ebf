// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import static io.neurozoo.layers.dense.Layers.dropout;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.graph.Mode;
import io.neurozoo.tensor.TensorType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
  private static final TensorType INPUT = TensorType.f32(20, 500);

  @Test
  void dropsTheShareAndScalesTheRest() {
    double[] y = run(0.2f, Mode.TRAINING, 1);
    int dropped = 0;
    for (double value : y) {
      if (value == 0) {
        dropped++;
      } else {
        assertEquals(3 / 0.8, value, 1e-6);
      }
    }
    // 10,000 draws: the standard deviation is 40.
    assertEquals(2000, dropped, 200);
  }

  @Test
  void dropsOthersAtTheNextStepAndTheSameAtTheSameStep() {
    assertFalse(Arrays.equals(run(0.5f, Mode.TRAINING, 1), run(0.5f, Mode.TRAINING, 2)));
    assertArrayEquals(run(0.5f, Mode.TRAINING, 1), run(0.5f, Mode.TRAINING, 1));
  }

  @Test
  void leavesInferenceAlone() {
    assertArrayEquals(threes(), run(0.9f, Mode.INFERENCE, 1));
  }

  @Test
  void doesNothingAtRateZero() {
    assertArrayEquals(threes(), run(0, Mode.TRAINING, 1));
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, 1, 1.5f, Float.NaN})
  void refusesRatesOutsideZeroToOne(float rate) {
    var e = assertThrows(IllegalArgumentException.class, () -> dropout(rate));
    assertEquals(
        "dropout: rate is " + rate + "; it must be at least 0 and below 1", e.getMessage());
  }

  private static double[] run(float rate, Mode mode, int step) {
    return Traced.of(dropout(rate), INPUT, mode).run(threes(), null, 5, step).values();
  }

  private static double[] threes() {
    double[] x = new double[10_000];
    Arrays.fill(x, 3);
    return x;
  }
}
