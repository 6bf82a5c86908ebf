// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.contender.Measurement;
import io.neurozoo.bench.contender.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets contenders take turns: in every round each runs every workload once, in a fresh JVM, and who
 * begins changes from round to round. A contender that fails at a workload is left out of it from
 * then on.
 */
record Comparison(
    List<Runner> runners,
    List<Workload> workloads,
    List<Integer> threads,
    int rounds,
    Function<Workload, Timing> timing,
    Consumer<String> progress) {

  private static final double NANOS_PER_MINUTE = 60e9;

  Results run(ContenderJvm jvm) {
    var results = new Results();
    long start = System.nanoTime();
    for (int round = 1; round <= rounds; round++) {
      for (Workload workload : workloads) {
        for (int count : threads) {
          for (Runner runner : turn(workload, round)) {
            if (!results.isSkipped(runner.name(), workload)) {
              measure(jvm, runner, workload, count, round, results);
            }
          }
        }
      }
      double minutes = (System.nanoTime() - start) / NANOS_PER_MINUTE;
      progress.accept(
          String.format(
              "round %d of %d done, about %.1f minutes left",
              round, rounds, minutes / round * (rounds - round)));
    }
    return results;
  }

  private List<Runner> turn(Workload workload, int round) {
    List<Runner> able = new ArrayList<>(runners);
    able.removeIf(runner -> !runner.entrant().workloads().contains(workload));
    Collections.rotate(able, round - 1);
    return able;
  }

  private void measure(
      ContenderJvm jvm, Runner runner, Workload workload, int count, int round, Results results) {
    try {
      for (Measurement measurement : jvm.run(runner, workload, count, timing.apply(workload))) {
        results.add(runner.name(), round, measurement);
      }
    } catch (ContenderException | IllegalArgumentException e) {
      results.skip(runner.name(), workload, e.getMessage());
      progress.accept(
          "leaving out " + runner.name() + " of " + workload.option() + ": " + e.getMessage());
    }
  }
}
