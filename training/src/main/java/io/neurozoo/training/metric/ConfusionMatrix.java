// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * How often examples of each class were taken for each class, and the metrics that follow from it.
 * Streaming: a count is all that is kept of an example. Not thread-safe while it is filled.
 *
 * <p>Where a class is never predicted its precision is 0, and where it has no examples its recall
 * is 0, as scikit-learn's {@code zero_division=0} says. Means over classes (macro) are over those
 * that occur among the examples or the predictions, all with the same weight.
 */
public final class ConfusionMatrix {
  private final long[][] counts;
  private long total;

  /**
   * A matrix of zeros.
   *
   * @param classes at least 2
   */
  public ConfusionMatrix(int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException(
          "confusion matrix: classes is " + classes + "; it must be at least 2");
    }
    this.counts = new long[classes][classes];
  }

  /**
   * Counts an example.
   *
   * @param actual its class
   * @param predicted the class it was taken for
   * @throws IndexOutOfBoundsException where there is no such class
   */
  public void add(int actual, int predicted) {
    counts[actual][predicted]++;
    total++;
  }

  /** The number of classes. */
  public int classes() {
    return counts.length;
  }

  /** The number of examples. */
  public long total() {
    return total;
  }

  /** How many examples of a class were taken for another, or for itself. */
  public long count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** How many examples there are of a class. */
  public long support(int actual) {
    return Arrays.stream(counts[actual]).sum();
  }

  /** How many examples were taken for a class. */
  public long predicted(int predicted) {
    return Arrays.stream(counts).mapToLong(row -> row[predicted]).sum();
  }

  /** The share of examples that were taken for what they are; NaN where there are no examples. */
  public double accuracy() {
    long right = 0;
    for (int c = 0; c < counts.length; c++) {
      right += counts[c][c];
    }
    return (double) right / total;
  }

  /** Of the examples taken for the class, the share that is of it; 0 where none was. */
  public double precision(int c) {
    return ratio(counts[c][c], predicted(c));
  }

  /** Of the examples of the class, the share that was found; 0 where there are none. */
  public double recall(int c) {
    return ratio(counts[c][c], support(c));
  }

  /** The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); 0 where there is none. */
  public double f1(int c) {
    return ratio(2 * counts[c][c], predicted(c) + support(c));
  }

  /** The mean precision of the classes that occur; NaN where there are no examples. */
  public double macroPrecision() {
    return macro(this::precision);
  }

  /** The mean recall of the classes that occur; NaN where there are no examples. */
  public double macroRecall() {
    return macro(this::recall);
  }

  /** The mean F1 of the classes that occur; NaN where there are no examples. */
  public double macroF1() {
    return macro(this::f1);
  }

  private double macro(IntToDoubleFunction metric) {
    double sum = 0;
    int occurring = 0;
    for (int c = 0; c < counts.length; c++) {
      if (support(c) + predicted(c) > 0) {
        sum += metric.applyAsDouble(c);
        occurring++;
      }
    }
    return sum / occurring;
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  /** The counts, a row for each actual class. */
  @Override
  public String toString() {
    return Arrays.deepToString(counts);
  }
}
