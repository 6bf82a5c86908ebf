// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import java.util.function.IntFunction;

/**
 * The main program of every contender: {@code WORKLOAD THREADS WARM_UP_MILLIS ROUNDS ROUND_MILLIS}.
 * Prints one {@link Measurement} for each task. A stored baseline is called in the same way, so
 * these arguments and the line do not change lightly.
 */
public final class ContenderMain {
  private ContenderMain() {}

  /**
   * Runs a workload and ends the JVM.
   *
   * @param open makes the contender for a number of threads
   */
  public static void run(IntFunction<Contender> open, String[] arguments) {
    Lifeline.hold();
    Workload workload = Workload.named(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    var stopwatch =
        new Stopwatch(
            Integer.parseInt(arguments[2]),
            false,
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]));
    Contender contender = open.apply(threads);
    for (Task task : workload.tasks()) {
      try (Step step = task.open(contender)) {
        for (int i = 0; i < task.stepsToChecksum(); i++) {
          step.run();
        }
        double checksum = step.checksum();
        var measurement =
            new Measurement(
                contender.version(), task.name(), threads, stopwatch.measure(step), checksum);
        System.out.println(measurement.toLine());
      }
      stopwatch = stopwatch.afterFirst();
    }
    System.out.flush();
    System.exit(0); // native libraries leave threads behind
  }
}
