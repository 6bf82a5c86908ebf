// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.statistics;

import java.util.Collection;
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
   * Of the ratios of a number of rounds.
   *
   * @throws IllegalArgumentException where there are none
   */
  public static PairedRatio of(Collection<Double> ratios) {
    double[] values = ratios.stream().mapToDouble(Double::doubleValue).toArray();
    return new PairedRatio(Sample.of(values).median(), bootstrap(values), values.length);
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
