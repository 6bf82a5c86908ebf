// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.LearningRule;
import io.neurozoo.training.RuleRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The optimisers as update graphs, run on the CPU backend; the input is the gradient. */
class OptimizerTest {
  private static final float[] WEIGHT = {1, 2, 3, 4};

  // Keras 3, optimizers/sgd_test.py and adam_test.py, test_single_step.
  private static final double[] GRADIENT = {1, 6, 7, 2};

  @Test
  void sgdMakesThePublishedStep() {
    assertArrayEquals(new float[] {0.5f, -1, -0.5f, 3}, step(Optimizer.sgd(0.5f)));
  }

  @Test
  void adamMakesThePublishedStep() {
    assertArrayEquals(new float[] {0.5f, 1.5f, 2.5f, 3.5f}, step(Optimizer.adam(0.5f)), 1e-6f);
  }

  @Test
  void adamAddsEpsilonBehindTheBiasCorrectionAsPyTorchDoes() {
    // Of a gradient as small as ten epsilons Keras makes a step of 2.40e-4.
    try (RuleRun run = run(new Adam(1e-3f, 0.9, 0.999, 1e-7f))) {
      run.parameter("w").copyFrom(new float[4]);
      run.step(0, new double[] {1e-6, 0, 0, 0}, new double[0]);
      assertEquals(-9.09e-4f, run.parameter("w").get(0), 1e-6f);
    }
  }

  private static float[] step(Optimizer optimizer) {
    try (RuleRun run = run(optimizer)) {
      run.step(0, GRADIENT, new double[0]);
      return run.parameter("w").toFloats();
    }
  }

  @Test
  void fiveStepsOfAdamFollowThePaper() {
    double b1 = 0.9;
    double b2 = 0.999;
    double[] p = {1, 2, 3, 4};
    double[] m = new double[4];
    double[] v = new double[4];
    try (RuleRun run = run(Optimizer.adam(0.1f))) {
      for (int t = 1; t <= 5; t++) {
        double[] g = gradient(t);
        run.step(0, g, new double[0]);
        for (int i = 0; i < 4; i++) {
          m[i] = b1 * m[i] + (1 - b1) * g[i];
          v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
          double mHat = m[i] / (1 - StrictMath.pow(b1, t));
          double vHat = v[i] / (1 - StrictMath.pow(b2, t));
          p[i] -= 0.1 * mHat / (Math.sqrt(vHat) + 1e-8);
        }
        assertClose(p, run.parameter("w").toFloats());
        assertClose(m, run.slot("m", "w").toFloats());
        assertClose(v, run.slot("v", "w").toFloats());
      }
    }
  }

  @Test
  void fiveStepsOfMomentumFollowTheFormula() {
    fiveStepsOfMomentum(false);
  }

  @Test
  void fiveStepsOfNesterovFollowTheFormula() {
    fiveStepsOfMomentum(true);
  }

  private static void fiveStepsOfMomentum(boolean nesterov) {
    double[] p = {1, 2, 3, 4};
    double[] b = new double[4];
    try (RuleRun run = run(new Sgd(0.1f, 0.9f, nesterov))) {
      for (int t = 1; t <= 5; t++) {
        double[] g = gradient(t);
        run.step(0, g, new double[0]);
        for (int i = 0; i < 4; i++) {
          b[i] = 0.9 * b[i] + g[i];
          p[i] -= 0.1 * (nesterov ? g[i] + 0.9 * b[i] : b[i]);
        }
        assertClose(p, run.parameter("w").toFloats());
        assertClose(b, run.slot("momentum", "w").toFloats());
      }
    }
  }

  @Test
  void whatIsKeptIsDonated() {
    try (RuleRun run = run(Optimizer.adam(0.1f))) {
      assertEquals(
          Map.of("parameters", "parameters", "slot:m", "slot:m", "slot:v", "slot:v"),
          run.update().graph().donations());
    }
    try (RuleRun run = run(Optimizer.sgd(0.1f))) {
      assertEquals(Map.of("parameters", "parameters"), run.update().graph().donations());
      assertEquals(Map.of(), run.update().slots());
    }
  }

  @Test
  void refusesNumbersOutOfRange() {
    refuses("learning rate is -1.0; it must be finite and not negative", () -> Optimizer.sgd(-1));
    refuses(
        "learning rate is Infinity; it must be finite and not negative",
        () -> Optimizer.adam(Float.POSITIVE_INFINITY));
    refuses(
        "sgd: momentum is 1.0; it must be at least 0 and below 1", () -> Optimizer.sgd(1, 1));
    refuses(
        "sgd: nesterov with momentum 0; give a momentum, say 0.9", () -> new Sgd(1, 0, true));
    refuses(
        "adam: beta2 is 1.0; it must be at least 0 and below 1",
        () -> new Adam(1, 0.9, 1, 1e-8f));
    refuses(
        "adam: epsilon is 0.0; it must be finite and above 0", () -> new Adam(1, 0.9, 0.999, 0));
  }

  private static void refuses(String message, Runnable action) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  private static double[] gradient(int t) {
    return new double[] {0.5 * t, -1.5 + t, 0.01 / t, 3 - 2.0 * t};
  }

  private static void assertClose(double[] expected, float[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 2e-6 * Math.max(1, Math.abs(expected[i])));
    }
  }

  private static RuleRun run(Optimizer optimizer) {
    Layer weight =
        (g, x) -> {
          Value w = g.parameter("w", Shape.of(4), Initializer.zeros());
          return x.times(w);
        };
    LearningRule rule =
        u -> {
          GraphBuilder g = u.graph();
          Value gradient = u.pack(List.of(u.input().reshape(Shape.of(4))));
          u.setParameters(optimizer.step(u, g.flatParameters(), gradient));
        };
    RuleRun run = new RuleRun(weight, rule, TensorType.f32(1, 4), TensorType.f32(1, 4));
    run.parameter("w").copyFrom(WEIGHT);
    return run;
  }
}
