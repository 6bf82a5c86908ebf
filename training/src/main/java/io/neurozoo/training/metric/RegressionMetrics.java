// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import java.util.Arrays;

/**
 * Errors of predicted values. Streaming: a few sums for each value of an example are all that is
 * kept, in double and in the order of the examples. Not thread-safe while it is filled.
 *
 * <p>The mean of targets and their variance are updated one by one (Welford 1962), so that targets
 * far from zero lose nothing. Without examples all metrics are NaN.
 */
public final class RegressionMetrics {
  private final long[] counts;
  private final double[] squares;
  private final double[] absolutes;
  private final double[] means;
  private final double[] spreads;

  /**
   * No examples yet.
   *
   * @param values of an example, at least 1
   */
  public RegressionMetrics(int values) {
    if (values < 1) {
      throw new IllegalArgumentException(
          "regression metrics: values is " + values + "; it must be at least 1");
    }
    counts = new long[values];
    squares = new double[values];
    absolutes = new double[values];
    means = new double[values];
    spreads = new double[values];
  }

  /**
   * Takes in one value of an example.
   *
   * @param value which one, from 0
   */
  public void add(int value, double predicted, double actual) {
    double error = predicted - actual;
    squares[value] += error * error;
    absolutes[value] += Math.abs(error);
    counts[value]++;
    double offset = actual - means[value];
    means[value] += offset / counts[value];
    spreads[value] += offset * (actual - means[value]);
  }

  /** The mean squared error over all values. */
  public double mse() {
    return Arrays.stream(squares).sum() / count();
  }

  /** The root of {@link #mse}, in the unit of the values. */
  public double rmse() {
    return Math.sqrt(mse());
  }

  /** The mean absolute error over all values, in their unit. */
  public double mae() {
    return Arrays.stream(absolutes).sum() / count();
  }

  /**
   * The coefficient of determination, 1 - (sum of squared errors) / (sum of squared differences
   * from the mean target), the mean over the values of an example: 1 is perfect, 0 is what the mean
   * would do, below is worse.
   *
   * <p>Where the targets are all the same it is 1 without an error and 0 with, as scikit-learn's
   * {@code r2_score} says.
   */
  public double r2() {
    if (count() == 0) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      if (spreads[i] != 0) {
        sum += 1 - squares[i] / spreads[i];
      } else if (squares[i] == 0) {
        sum++;
      }
    }
    return sum / counts.length;
  }

  private long count() {
    return Arrays.stream(counts).sum();
  }
}
