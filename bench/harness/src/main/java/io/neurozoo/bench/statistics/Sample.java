// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.statistics;

import java.util.Arrays;
import java.util.List;

/** Numbers that were measured, at least one, in ascending order. */
public final class Sample {
  private final double[] sorted;

  private Sample(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * A sample of these numbers.
   *
   * @throws IllegalArgumentException where there are none, or one is NaN
   */
  public static Sample of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("sample: no values; at least one is needed");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("sample: one of " + sorted.length + " values is NaN");
    }
    return new Sample(sorted);
  }

  /** A sample of these numbers. */
  public static Sample of(List<Double> values) {
    return of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** How many numbers. */
  public int size() {
    return sorted.length;
  }

  /** The smallest. */
  public double min() {
    return sorted[0];
  }

  /** The largest. */
  public double max() {
    return sorted[sorted.length - 1];
  }

  /** The middle one, or the mean of the two in the middle. */
  public double median() {
    return quantile(0.5);
  }

  /**
   * The number below which a share p lies, linear between order statistics: x(h) for h = (n - 1) p;
   * definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American
   * Statistician 50(4), 1996.
   *
   * @param p in [0, 1]
   */
  public double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("quantile: p is " + p + "; it must be from 0 to 1");
    }
    double h = (sorted.length - 1) * p;
    int below = (int) h;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (h - below) * (sorted[above] - sorted[below]);
  }
}
