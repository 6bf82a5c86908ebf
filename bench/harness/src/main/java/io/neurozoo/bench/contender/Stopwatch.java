// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures a step: first warms up, then times rounds of many steps each.
 *
 * @param warmUpMillis how long it runs before it is measured
 * @param rounds how many rounds are measured
 * @param roundMillis how long a round takes, at least one step
 */
record Stopwatch(int warmUpMillis, int rounds, int roundMillis) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_MICRO = 1e3;

  /** Microseconds per step, for each round. */
  List<Double> measure(Step step) {
    long count = 1;
    double nanos = time(step, count);
    for (double spent = nanos; spent < warmUpMillis * NANOS_PER_MILLI; spent += nanos) {
      count = stepsPerRound(nanos / count);
      nanos = time(step, count);
    }
    count = stepsPerRound(nanos / count);
    List<Double> micros = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      micros.add(time(step, count) / count / NANOS_PER_MICRO);
    }
    return micros;
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
