// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.statistics;

import java.util.List;
import java.util.SplittableRandom;

/**
 * How many times faster one contender is than another: the median over rounds of the ratio of their
 * times in one round, so that what slowed the machine in a round slowed both.
 *
 * @param ratio above 1 where the first is faster
 * @param interval 95 %, by the percentile bootstrap: Efron and Tibshirani, "An Introduction to the
 *     Bootstrap", 1993, section 13.3
 * @param rounds how many pairs
 */
public record PairedRatio(double ratio, Interval interval, int rounds) {
  private static final int RESAMPLES = 10_000;
  private static final double TAIL = 0.025;
  private static final long SEED = 20260101;

  /**
   * The ratio other / own of times.
   *
   * @param own times of the first contender, one for each round
   * @param other times of the second, of the same rounds
   */
  public static PairedRatio of(List<Double> own, List<Double> other) {
    if (own.size() != other.size()) {
      throw new IllegalArgumentException(
          "paired ratio: " + own.size() + " rounds against " + other.size() + "; pair them first");
    }
    double[] ratios = new double[own.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = other.get(i) / own.get(i);
    }
    return new PairedRatio(Sample.of(ratios).median(), bootstrap(ratios), ratios.length);
  }

  private static Interval bootstrap(double[] values) {
    var random = new SplittableRandom(SEED);
    double[] medians = new double[RESAMPLES];
    double[] drawn = new double[values.length];
    for (int i = 0; i < RESAMPLES; i++) {
      for (int j = 0; j < drawn.length; j++) {
        drawn[j] = values[random.nextInt(values.length)];
      }
      medians[i] = Sample.of(drawn).median();
    }
    Sample sample = Sample.of(medians);
    return new Interval(sample.quantile(TAIL), sample.quantile(1 - TAIL));
  }
}
