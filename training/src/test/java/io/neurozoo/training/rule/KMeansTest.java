// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.layers.dense.Layers;
import io.neurozoo.random.Philox;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.RuleRun;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mini-batch k-means against the loop of its paper, in double. */
class KMeansTest {
  private static final int UNITS = 3;
  private static final int IN = 2;
  private static final KMeans RULE = new KMeans("centers", Optional.of("widths"));

  private static final double[] NO_TARGET = {};

  private final double[][] centers = new double[UNITS][];
  private final double[] counts = new double[UNITS];

  private static RuleRun run(int batch) {
    return new RuleRun(
        Layers.radialBasis(UNITS), RULE, TensorType.f32(batch, IN), TensorType.i32(batch));
  }

  /** Points around three corners. */
  private static double[] batch(int size, int step) {
    Philox random = Philox.of(5, "corners");
    double[] points = new double[size * IN];
    for (int i = 0; i < size; i++) {
      int corner = random.below(3, step, 3 * i);
      points[2 * i] = (corner == 1 ? 8 : 0) + random.uniform(step, 100 + 3L * i);
      points[2 * i + 1] = (corner == 2 ? 8 : 0) + random.uniform(step, 200 + 3L * i);
    }
    return points;
  }

  /** Sums of the batch are taken before centres move, as a step sees all its examples at once. */
  private double learn(double[] x) {
    double[][] sums = new double[UNITS][IN];
    double[] chosen = new double[UNITS];
    double distances = 0;
    int size = x.length / IN;
    for (int i = 0; i < size; i++) {
      int nearest = 0;
      for (int c = 1; c < UNITS; c++) {
        nearest = distance(x, i, c) < distance(x, i, nearest) ? c : nearest;
      }
      distances += distance(x, i, nearest);
      chosen[nearest]++;
      for (int d = 0; d < IN; d++) {
        sums[nearest][d] += x[i * IN + d];
      }
    }
    for (int c = 0; c < UNITS; c++) {
      counts[c] += chosen[c];
      for (int d = 0; d < IN; d++) {
        centers[c][d] += (sums[c][d] - chosen[c] * centers[c][d]) / counts[c];
      }
    }
    return distances / size;
  }

  private double distance(double[] x, int i, int c) {
    double sum = 0;
    for (int d = 0; d < IN; d++) {
      sum += (x[i * IN + d] - centers[c][d]) * (x[i * IN + d] - centers[c][d]);
    }
    return sum;
  }

  @Test
  void centresAndWidthsAreThoseOfThePaper() {
    try (RuleRun run = run(6)) {
      double[] first = batch(6, 0);
      run.step(0, first, NO_TARGET);
      for (int c = 0; c < UNITS; c++) {
        centers[c] = Arrays.copyOfRange(first, c * IN, (c + 1) * IN);
        counts[c] = 1;
      }
      double total = 0;
      for (int step = 1; step <= 40; step++) {
        double[] x = batch(6, step);
        run.step(0, x, NO_TARGET);
        double distance = learn(x);
        total += distance;
        assertEquals(distance, run.metric("loss"), 2e-4, "step " + step);
        for (int c = 0; c < UNITS; c++) {
          for (int d = 0; d < IN; d++) {
            assertEquals(centers[c][d], run.parameter("centers").get(c * IN + d), 1e-4);
          }
          assertEquals(Math.sqrt(total / step), run.parameter("widths").get(c), 1e-3);
        }
      }
      assertTrue(total > 0);
    }
  }

  @Test
  void theFirstBatchGivesTheFirstCentres() {
    try (RuleRun run = run(UNITS)) {
      double[] x = {1, 2, 3, 4, 5, 6};
      run.step(0, x, NO_TARGET);
      assertArrayEquals(
          new float[] {1, 2, 3, 4, 5, 6}, run.parameter("centers").toFloats());
    }
  }

  @Test
  void aCentreThatNobodyChoosesStays() {
    try (RuleRun run = run(UNITS)) {
      run.step(0, new double[] {0, 0, 10, 10, 100, 100}, NO_TARGET);
      run.step(0, new double[] {0, 0, 10, 10, 10, 10}, NO_TARGET);
      assertEquals(100, run.parameter("centers").get(4));
    }
  }

  @Test
  void widthsStayWhereEveryExampleIsACentre() {
    try (RuleRun run = run(UNITS)) {
      float[] before = run.parameter("widths").toFloats();
      double[] x = {1000.1, 3.3, -70.7, 0.1, 5.5, -1e3};
      for (int step = 0; step < 5; step++) {
        run.step(step, x, NO_TARGET);
        assertArrayEquals(before, run.parameter("widths").toFloats());
      }
      run.step(5, new double[] {1000.1, 3.3, -70.7, 0.1, 5.5, -900}, NO_TARGET);
      assertTrue(run.parameter("widths").get(0) > 10, "a distance of 100");
    }
  }

  /** Doubles its input before the centres. */
  private record Doubled(Layer inner) implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      return g.call("inner", inner, Layers.dense(5).apply(g, x));
    }
  }

  @Test
  void centresOfSomethingElseThanTheExamplesAreRefused() {
    KMeans rule = new KMeans("inner.centers");
    Layer network = new Doubled(Layers.radialBasis(UNITS));
    var e =
        assertThrows(
            ShapeException.class,
            () -> new RuleRun(network, rule, TensorType.f32(4, IN), TensorType.i32(4)));
    assertTrue(e.getMessage().startsWith("k-means: an example is [2]"), e::getMessage);
  }
}
