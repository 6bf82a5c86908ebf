// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.rule;

import static io.neurozoo.layers.dense.Layers.dense;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.random.Philox;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.RuleRun;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The averaged perceptron against the textbook's loop, in double. */
class AveragedPerceptronTest {
  private static final int STEPS = 60;
  private static final int FEATURES = 5;
  private static final int CLASSES = 3;
  private static final float RATE = 0.5f;

  private final double[][] raw = new double[FEATURES + 1][CLASSES];
  private final double[][] total = new double[FEATURES + 1][CLASSES];

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void rawWeightsAndTheirMeanAreThoseOfTheTextbook(int batch) {
    Philox random = Philox.of(3, "perceptron");
    try (RuleRun run =
        new RuleRun(
            dense(CLASSES),
            new AveragedPerceptron(RATE),
            TensorType.f32(batch, FEATURES),
            TensorType.i32(batch))) {
      run.parameter("weight").set(0, 9); // First weights do not matter.
      int mistakes = 0;
      for (int step = 1; step <= STEPS; step++) {
        double[] x = new double[batch * FEATURES];
        double[] y = new double[batch];
        for (int i = 0; i < x.length; i++) {
          x[i] = random.below(9, step, i) - 4; // Whole numbers: float sums are exact.
        }
        for (int n = 0; n < batch; n++) {
          y[n] = random.below(CLASSES, step, 1000 + n);
        }
        run.step(0, x, y);
        int wrong = learn(x, y);
        mistakes += wrong;
        assertEquals(1 - (double) wrong / batch, run.metric("accuracy"), 1e-6);
        compare(run, step);
      }
      assertEquals(true, mistakes > STEPS / 4 && mistakes < STEPS * batch, "mistakes " + mistakes);
    }
  }

  /** One batch; every example is judged by the weights before the batch. */
  private int learn(double[] x, double[] y) {
    double[][] before = new double[raw.length][];
    for (int i = 0; i < raw.length; i++) {
      before[i] = raw[i].clone();
    }
    int wrong = 0;
    for (int n = 0; n < y.length; n++) {
      int best = 0;
      double[] scores = new double[CLASSES];
      for (int c = 0; c < CLASSES; c++) {
        scores[c] = before[FEATURES][c];
        for (int i = 0; i < FEATURES; i++) {
          scores[c] += x[n * FEATURES + i] * before[i][c];
        }
        best = scores[c] > scores[best] ? c : best;
      }
      if (best != (int) y[n]) {
        wrong++;
        for (int i = 0; i <= FEATURES; i++) {
          double value = i < FEATURES ? x[n * FEATURES + i] : 1;
          raw[i][(int) y[n]] += RATE * value;
          raw[i][best] -= RATE * value;
        }
      }
    }
    for (int i = 0; i < raw.length; i++) {
      for (int c = 0; c < CLASSES; c++) {
        total[i][c] += raw[i][c];
      }
    }
    return wrong;
  }

  private void compare(RuleRun run, int step) {
    for (int i = 0; i <= FEATURES; i++) {
      String name = i < FEATURES ? "weight" : "bias";
      for (int c = 0; c < CLASSES; c++) {
        int at = i < FEATURES ? i * CLASSES + c : c;
        assertEquals(raw[i][c], run.slot("raw", name).get(at), "raw " + name + " " + at);
        assertEquals(total[i][c] / step, run.parameter(name).get(at), 1e-4, name + " " + at);
      }
    }
  }

  @Test
  void keepsRawWeightsAndTheirCountInSlots() {
    try (RuleRun run =
        new RuleRun(
            dense(CLASSES),
            new AveragedPerceptron(1),
            TensorType.f32(1, FEATURES),
            TensorType.i32(1))) {
      assertEquals(
          Map.of("parameters", "parameters", "slot:raw", "slot:raw", "slot:count", "slot:count"),
          run.update().graph().donations());
    }
  }

  @Test
  void needsClasses() {
    assertThrows(
        ShapeException.class,
        () ->
            new RuleRun(
                    dense(CLASSES),
                    new AveragedPerceptron(1),
                    TensorType.f32(1, FEATURES),
                    TensorType.f32(1, CLASSES))
                .close());
  }
}
