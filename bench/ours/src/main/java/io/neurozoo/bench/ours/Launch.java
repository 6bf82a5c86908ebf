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
 * A training as a fresh JVM sees it: {@code THREADS START FROM_MILLIS TO_MILLIS}, the last
 * two since the start, which is a time of the wall clock in milliseconds. Prints when the first
 * step was finished, and the time of a step in windows between.
 */
final class Launch {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final long WINDOW_NANOS = 50_000_000;

  private Launch() {}

  /** Trains, prints and ends the JVM. */
  public static void main(String[] arguments) {
    Lifeline.hold();
    int threads = Integer.parseInt(arguments[0]);
    long start = Long.parseLong(arguments[1]);
    long from = Long.parseLong(arguments[2]);
    long to = Long.parseLong(arguments[3]);
    Backend backend = Backend.open(BackendOptions.defaults().withThreads(threads));
    Step step =
        new TrainingStep(backend, (TrainingTask) Workload.TRAIN_MLP.tasks().getFirst());
    step.run();
    long firstNanos = System.nanoTime();
    long firstMillis = System.currentTimeMillis() - start;

    long begin = firstNanos + (from - firstMillis) * 1_000_000;
    while (System.nanoTime() < begin) {
      step.run();
    }
    long end = firstNanos + (to - firstMillis) * 1_000_000;
    List<Double> windows = new ArrayList<>();
    do {
      windows.add(window(step));
    } while (System.nanoTime() < end);
    System.out.println(new LaunchMeasurement(firstMillis, windows).toLine());
    System.exit(0);
  }

  private static double window(Step step) {
    long start = System.nanoTime();
    long now;
    int steps = 0;
    do {
      step.run();
      steps++;
      now = System.nanoTime();
    } while (now < start + WINDOW_NANOS);
    return (now - start) / NANOS_PER_MICRO / steps;
  }
}
