// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import io.neurozoo.bench.statistics.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a step: first warms up, then times rounds of many steps each.
 *
 * @param warmUpMillis how long it runs before it is measured
 * @param mayStopWarmUp whether the warm-up ends earlier where times have settled
 * @param rounds how many rounds are measured
 * @param roundMillis how long a round takes, at least one step
 */
record Stopwatch(int warmUpMillis, boolean mayStopWarmUp, int rounds, int roundMillis) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_MICRO = 1e3;

  /** Share of the warm-up that is never left out. */
  private static final double LEAST_WARM_UP = 0.2;

  /** Times have settled where the best of this many rounds are near the best of as many before. */
  private static final int SETTLED_ROUNDS = 3;

  private static final double SETTLED = 0.02;

  /**
   * For the tasks after the first of a JVM. By then its compilers and libraries have started: the
   * warm-up ends as soon as times have settled, after a fifth of its length at the earliest.
   */
  Stopwatch afterFirst() {
    return new Stopwatch(warmUpMillis, true, rounds, roundMillis);
  }

  /** Microseconds per step, for each round. */
  List<Double> measure(Step step) {
    List<Double> warm = new ArrayList<>();
    long count = 1;
    double nanos = time(step, count);
    for (double spent = nanos; !isWarm(spent, warm); spent += nanos) {
      count = stepsPerRound(nanos / count);
      nanos = time(step, count);
      warm.add(nanos / count);
    }
    count = stepsPerRound(nanos / count);
    List<Double> micros = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      micros.add(time(step, count) / count / NANOS_PER_MICRO);
    }
    return micros;
  }

  private boolean isWarm(double nanos, List<Double> times) {
    double share = nanos / (warmUpMillis * NANOS_PER_MILLI);
    return share >= 1 || mayStopWarmUp && share >= LEAST_WARM_UP && settled(times);
  }

  /** Whether the last rounds were no faster, and no slower, than those before them. */
  static boolean settled(List<Double> times) {
    int size = times.size();
    if (size < 2 * SETTLED_ROUNDS) {
      return false;
    }
    double late = Sample.of(times.subList(size - SETTLED_ROUNDS, size)).min();
    double early =
        Sample.of(times.subList(size - 2 * SETTLED_ROUNDS, size - SETTLED_ROUNDS)).min();
    return Math.abs(late - early) <= SETTLED * early;
  }

  private long stepsPerRound(double nanosPerStep) {
    return Math.max(1, Math.round(roundMillis * NANOS_PER_MILLI / nanosPerStep));
  }

  private static double time(Step step, long count) {
    long start = System.nanoTime();
    for (long i = 0; i < count; i++) {
      step.run();
    }
    return System.nanoTime() - start;
  }
}
