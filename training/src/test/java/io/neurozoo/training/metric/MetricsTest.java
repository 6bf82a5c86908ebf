// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Beside the figures of scikit-learn 1.9.1 with {@code zero_division=0}. */
class MetricsTest {
  private static ConfusionMatrix confusion(int classes, int[] actual, int[] predicted) {
    ConfusionMatrix confusion = new ConfusionMatrix(classes);
    for (int i = 0; i < actual.length; i++) {
      confusion.add(actual[i], predicted[i]);
    }
    return confusion;
  }

  @Test
  void confusionCountsAndWhatFollowsFromThem() {
    ConfusionMatrix confusion =
        confusion(
            4, new int[] {0, 0, 0, 1, 1, 2, 2, 2, 2, 0}, new int[] {0, 1, 0, 1, 0, 2, 2, 1, 2, 0});
    assertEquals(
        "[[3, 1, 0, 0], [1, 1, 0, 0], [0, 1, 3, 0], [0, 0, 0, 0]]", confusion.toString());
    assertEquals(10, confusion.total());
    assertEquals(4, confusion.support(2));
    assertEquals(3, confusion.predicted(1));
    assertEquals(1, confusion.count(2, 1));
    assertEquals(0.7, confusion.accuracy(), 1e-15);
    assertEquals(1 / 3.0, confusion.precision(1), 1e-15);
    assertEquals(0.75, confusion.recall(2), 1e-15);
    assertEquals(0.8571428571428571, confusion.f1(2), 1e-15);
    // The fourth class occurs nowhere and is left out of the means.
    assertEquals(0.6944444444444443, confusion.macroPrecision(), 1e-15);
    assertEquals(0.6666666666666666, confusion.macroRecall(), 1e-15);
    assertEquals(0.669047619047619, confusion.macroF1(), 1e-15);
  }

  @Test
  void aClassWithoutExamplesAndOneNeverPredictedCountAsZero() {
    ConfusionMatrix confusion =
        confusion(3, new int[] {0, 0, 2, 2, 0}, new int[] {0, 1, 0, 0, 0});
    assertEquals(0, confusion.recall(1));
    assertEquals(0, confusion.precision(2));
    assertEquals(0, confusion.f1(2));
    assertEquals(0.16666666666666666, confusion.macroPrecision(), 1e-15);
    assertEquals(0.2222222222222222, confusion.macroRecall(), 1e-15);
    assertEquals(0.19047619047619047, confusion.macroF1(), 1e-15);
  }

  @Test
  void oneClassOnly() {
    ConfusionMatrix confusion = confusion(3, new int[] {1, 1}, new int[] {1, 1});
    assertEquals(1, confusion.accuracy());
    assertEquals(1, confusion.macroF1());
    ConfusionMatrix wrong = confusion(3, new int[] {1, 1}, new int[] {2, 2});
    assertEquals(0, wrong.accuracy());
    assertEquals(0, wrong.macroF1());
    assertNotEquals(confusion, wrong);
    assertEquals(Double.NaN, new ConfusionMatrix(2).accuracy());
    assertEquals(Double.NaN, new ConfusionMatrix(2).macroF1());
  }

  @Test
  void topKCountsTheRankOfTheRightClass() {
    float[] outputs = {
      .1f, .5f, .2f, .2f, .3f, .25f, .4f, 0, .2f, .1f, .3f, .4f, .7f, .1f, .1f, .1f
    };
    int[] actual = {1, 0, 1, 0};
    Tensor rows = Tensor.of(Shape.of(4, 4), outputs);
    TopK topK = new TopK(4);
    for (int i = 0; i < 4; i++) {
      topK.add(Ranking.rank(rows, 4L * i, 4, actual[i]));
    }
    assertEquals(0.5, topK.accuracy(1));
    assertEquals(0.75, topK.accuracy(2));
    assertEquals(0.75, topK.accuracy(3));
    assertEquals(1, topK.accuracy(4));
    assertEquals(1, topK.accuracy(40));
  }

  @Test
  void equalOutputsRankByIndexAndNotANumberComesFirst() {
    Tensor row = Tensor.of(Shape.of(1, 4), 0f, -0f, Float.NaN, Float.POSITIVE_INFINITY);
    int[] ranks = {2, 3, 0, 1};
    for (int c = 0; c < 4; c++) {
      assertEquals(ranks[c], Ranking.rank(row, 0, 4, c));
    }
    assertEquals(2, Ranking.first(row, 0, 4));
    assertEquals(0, Ranking.first(row, 0, 2));
  }

  @Test
  void areaUnderTheCurveWithTies() {
    int[] actual = {0, 1, 1, 0, 1, 0, 0, 1};
    float[] scores = {.1f, .4f, .35f, .8f, .8f, .35f, -.2f, 2};
    for (int room : new int[] {0, 1, 100}) {
      RocAuc auc = new RocAuc(room);
      for (int i = 0; i < actual.length; i++) {
        auc.add(scores[i], actual[i] == 1);
      }
      assertEquals(0.8125, auc.value().orElseThrow());
    }
  }

  @Test
  void areaWhereAllTieWhereAllIsRightAndWhereAClassIsMissing() {
    RocAuc ties = new RocAuc(3);
    ties.add(0f, true);
    assertEquals(OptionalDouble.empty(), ties.value());
    ties.add(-0f, false);
    ties.add(0f, false);
    assertEquals(0.5, ties.value().orElseThrow());
    RocAuc right = new RocAuc(2);
    right.add(1, true);
    right.add(Float.NEGATIVE_INFINITY, false);
    assertEquals(1, right.value().orElseThrow());
    right.add(Float.NaN, false);
    assertEquals(0.5, right.value().orElseThrow());
  }

  @Test
  void errorsOfValuesFarFromZero() {
    double[][] actual = {{3, 1e6}, {-.5, 1e6 + 1}, {2, 1e6 + 2}, {7, 1e6 + 4}};
    double[][] predicted = {{2.5, 1e6}, {0, 1e6 + 1.5}, {2, 1e6 + 2}, {8, 1e6 + 3}};
    RegressionMetrics metrics = new RegressionMetrics(2);
    for (int i = 0; i < 4; i++) {
      metrics.add(0, predicted[i][0], actual[i][0]);
      metrics.add(1, predicted[i][1], actual[i][1]);
    }
    assertEquals(0.34375, metrics.mse());
    assertEquals(0.5863019699779287, metrics.rmse(), 1e-15);
    assertEquals(0.4375, metrics.mae());
    assertEquals(0.9028754970939126, metrics.r2(), 1e-12);
  }

  @Test
  void targetsThatAreAllTheSame() {
    RegressionMetrics metrics = new RegressionMetrics(2);
    assertEquals(Double.NaN, metrics.r2());
    assertEquals(Double.NaN, metrics.mse());
    metrics.add(0, 5, 5);
    metrics.add(1, 1, 1);
    metrics.add(0, 5, 5);
    metrics.add(1, 2, 2);
    assertEquals(1, metrics.r2());
    metrics.add(0, 6, 5);
    metrics.add(1, 3, 3);
    assertEquals(0.5, metrics.r2());
  }

  @Test
  void refusesNumbersOutOfRange() {
    refuses("confusion matrix: classes is 1; it must be at least 2", () -> new ConfusionMatrix(1));
    refuses("top-k: k is 0; it must be at least 1", () -> new TopK(3).accuracy(0));
    refuses(
        "regression metrics: values is 0; it must be at least 1", () -> new RegressionMetrics(0));
    refuses(
        "monitor of 'loss': minDelta is -1.0; it must be finite and not negative",
        () -> Monitor.minimise("loss").withMinDelta(-1));
  }

  private static void refuses(String message, Runnable action) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }
}
