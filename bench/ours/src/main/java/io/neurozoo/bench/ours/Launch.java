// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.ours;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.bench.contender.LaunchMeasurement;
import io.neurozoo.bench.contender.Lifeline;
import io.neurozoo.bench.contender.Step;
import io.neurozoo.bench.contender.TrainingTask;
import io.neurozoo.bench.contender.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * A training as a fresh JVM sees it: {@code THREADS START SECONDS}, the start being a time of the
 * wall clock in milliseconds. Prints when the first step was finished, and the time of a step in
 * every second after the JVM's first.
 */
final class Launch {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final long SECOND = 1_000_000_000;

  private Launch() {}

  /** Trains, prints and ends the JVM. */
  public static void main(String[] arguments) {
    Lifeline.hold();
    int threads = Integer.parseInt(arguments[0]);
    long start = Long.parseLong(arguments[1]);
    int seconds = Integer.parseInt(arguments[2]);
    Backend backend = Backend.open(BackendOptions.defaults().withThreads(threads));
    Step step =
        new TrainingStep(backend, (TrainingTask) Workload.TRAIN_MLP.tasks().getFirst());
    step.run();
    long firstNanos = System.nanoTime();
    long firstMillis = System.currentTimeMillis() - start;

    long end = firstNanos + SECOND - firstMillis * 1_000_000;
    while (System.nanoTime() < end) {
      step.run();
    }
    List<Double> micros = new ArrayList<>();
    for (int second = 0; second < seconds; second++) {
      end += SECOND;
      micros.add(until(end, step));
    }
    System.out.println(new LaunchMeasurement(firstMillis, micros).toLine());
    System.exit(0);
  }

  /** Microseconds per step; at least one is made. */
  private static double until(long end, Step step) {
    long start = System.nanoTime();
    long now;
    int steps = 0;
    do {
      step.run();
      steps++;
      now = System.nanoTime();
    } while (now < end);
    return (now - start) / NANOS_PER_MICRO / steps;
  }
}
