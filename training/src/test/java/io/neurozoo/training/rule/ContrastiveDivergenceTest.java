// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.random.Philox;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.LearningRule;
import io.neurozoo.training.RuleRun;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.UpdateBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A learning rule without backpropagation is an update graph like any other: CD-1 (Hinton 2002,
 * section 6) with momentum on a restricted Boltzmann machine of 4 visible and 2 hidden units, in
 * batches of 3, against plain code in double with the same draws.
 */
class ContrastiveDivergenceTest {
  private static final int BATCH = 3;
  private static final int VISIBLE = 4;
  private static final int HIDDEN = 2;
  private static final double RATE = 0.25;
  private static final double MOMENTUM = 0.5;
  private static final long SEED = 0x1234_5678_9abcL;
  private static final double[][] DATA = {
    {1, 0, 1, 0, 0, 1, 1, 1, 1, 1, 0, 0}, {0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 1, 1},
  };

  /** p(h | v) = sigmoid(v W + b). */
  private record Rbm() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value v) {
      Value w = g.parameter("weight", Shape.of(VISIBLE, HIDDEN), Initializer.zeros());
      g.parameter("visible", Shape.of(VISIBLE), Initializer.zeros());
      return v.matmul(w)
          .plus(g.parameter("hidden", Shape.of(HIDDEN), Initializer.zeros()))
          .sigmoid();
    }
  }

  private record ContrastiveDivergence() implements LearningRule {
    @Override
    public void write(UpdateBuilder u) {
      Value w = u.parameter("weight");
      Value v0 = u.input();
      Value p0 = u.forward();
      Value h0 = sample(u, p0);
      Value v1 = sample(u, h0.matmulTransposed(w).plus(u.parameter("visible")).sigmoid());
      Value p1 = v1.matmul(w).plus(u.parameter("hidden")).sigmoid();
      Value dw = v0.transposedMatmul(p0).minus(v1.transposedMatmul(p1));
      Value dv = v0.minus(v1).sum(0).reshape(Shape.of(VISIBLE));
      Value dh = p0.minus(p1).sum(0).reshape(Shape.of(HIDDEN));
      Value ascent = u.pack(List.of(dw, dv, dh)).times(1.0 / u.batch());
      Value velocity = u.slot("velocity").times(MOMENTUM).plus(ascent);
      u.setSlot("velocity", velocity);
      Value rate = u.learningRate(Schedule.constant((float) RATE));
      u.setParameters(u.flatParameters().plus(rate.times(velocity)));
      u.metric("reconstruction", v0.minus(v1).square().mean());
    }

    private static Value sample(UpdateBuilder u, Value probability) {
      return probability.greaterThan(u.graph().randomUniform(probability.shape()));
    }
  }

  private final double[][] w = {{0.1, -0.2}, {0.3, 0.4}, {-0.5, 0.6}, {0.7, -0.8}};
  private final double[] a = {0.1, 0.2, -0.3, 0.4};
  private final double[] b = {-0.1, 0.2};
  private final double[][] dw = new double[VISIBLE][HIDDEN];
  private final double[] da = new double[VISIBLE];
  private final double[] db = new double[HIDDEN];

  @Test
  void stepsAreThoseComputedByHand() {
    TensorType batch = TensorType.f32(BATCH, VISIBLE);
    try (RuleRun run = new RuleRun(new Rbm(), new ContrastiveDivergence(), batch, batch)) {
      assertEquals(
          Map.of("parameters", "parameters", "slot:velocity", "slot:velocity"),
          run.update().graph().donations());
      for (int i = 0; i < VISIBLE; i++) {
        run.parameter("visible").set(i, (float) a[i]);
        for (int j = 0; j < HIDDEN; j++) {
          run.parameter("weight").set(i * HIDDEN + j, (float) w[i][j]);
        }
      }
      for (int j = 0; j < HIDDEN; j++) {
        run.parameter("hidden").set(j, (float) b[j]);
      }
      for (int step = 1; step <= DATA.length; step++) {
        run.step(SEED, DATA[step - 1], new double[0]);
        double error = byHand(DATA[step - 1], step);
        assertEquals(error, run.metric("reconstruction"), 1e-6);
        assertMatrix(w, run.parameter("weight"));
        assertVector(a, run.parameter("visible"));
        assertVector(b, run.parameter("hidden"));
        assertMatrix(dw, run.slot("velocity", "weight"));
      }
    }
  }

  /** One step of CD-1 in double; returns the mean squared error of the reconstruction. */
  private double byHand(double[] data, int step) {
    Philox first = Philox.of(SEED, "#1");
    Philox second = Philox.of(SEED, "#2");
    double[][] gw = new double[VISIBLE][HIDDEN];
    double[] ga = new double[VISIBLE];
    double[] gb = new double[HIDDEN];
    double error = 0;
    for (int n = 0; n < BATCH; n++) {
      double[] v0 = Arrays.copyOfRange(data, n * VISIBLE, (n + 1) * VISIBLE);
      double[] p0 = hidden(v0);
      double[] v1 = new double[VISIBLE];
      for (int i = 0; i < VISIBLE; i++) {
        double sum = a[i];
        for (int j = 0; j < HIDDEN; j++) {
          boolean on = p0[j] > first.uniform(step, n * HIDDEN + j);
          sum += on ? w[i][j] : 0;
        }
        v1[i] = sigmoid(sum) > second.uniform(step, n * VISIBLE + i) ? 1 : 0;
      }
      double[] p1 = hidden(v1);
      for (int i = 0; i < VISIBLE; i++) {
        ga[i] += (v0[i] - v1[i]) / BATCH;
        error += (v0[i] - v1[i]) * (v0[i] - v1[i]) / (BATCH * VISIBLE);
        for (int j = 0; j < HIDDEN; j++) {
          gw[i][j] += (v0[i] * p0[j] - v1[i] * p1[j]) / BATCH;
        }
      }
      for (int j = 0; j < HIDDEN; j++) {
        gb[j] += (p0[j] - p1[j]) / BATCH;
      }
    }
    for (int i = 0; i < VISIBLE; i++) {
      follow(a, da, ga, i);
      for (int j = 0; j < HIDDEN; j++) {
        follow(w[i], dw[i], gw[i], j);
      }
    }
    for (int j = 0; j < HIDDEN; j++) {
      follow(b, db, gb, j);
    }
    return error;
  }

  private static void follow(double[] parameter, double[] velocity, double[] ascent, int i) {
    velocity[i] = MOMENTUM * velocity[i] + ascent[i];
    parameter[i] += RATE * velocity[i];
  }

  private double[] hidden(double[] v) {
    double[] p = new double[HIDDEN];
    for (int j = 0; j < HIDDEN; j++) {
      double sum = b[j];
      for (int i = 0; i < VISIBLE; i++) {
        sum += v[i] * w[i][j];
      }
      p[j] = sigmoid(sum);
    }
    return p;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static void assertMatrix(double[][] expected, Tensor actual) {
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected[i].length; j++) {
        assertEquals(expected[i][j], actual.get((long) i * expected[i].length + j), 1e-6);
      }
    }
  }

  private static void assertVector(double[] expected, Tensor actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual.get(i), 1e-6);
    }
  }
}
