// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.contender.Measurement;
import io.neurozoo.bench.contender.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets contenders take turns: in every round each runs every workload once, in a fresh JVM, and who
 * begins changes from round to round. A contender that fails is left out of the rest.
 */
record Comparison(
    List<Runner> runners,
    List<Workload> workloads,
    List<Integer> threads,
    int rounds,
    Consumer<String> progress) {

  Results run(ContenderJvm jvm) {
    var results = new Results();
    for (int round = 1; round <= rounds; round++) {
      for (Workload workload : workloads) {
        for (int count : threads) {
          List<Runner> turn = turn(workload, round);
          progress.accept(
              "round %d of %d: %s, %d thread%s".formatted(
                  round, rounds, workload.option(), count, count == 1 ? "" : "s"));
          for (Runner runner : turn) {
            if (!results.isSkipped(runner.name())) {
              measure(jvm, runner, workload, count, round, results);
            }
          }
        }
      }
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
      for (Measurement measurement : jvm.run(runner, workload, count)) {
        results.add(runner.name(), round, measurement);
      }
    } catch (ContenderException | IllegalArgumentException e) {
      results.skip(runner.name(), workload.option() + ": " + e.getMessage());
      progress.accept("leaving out " + runner.name() + ": " + e.getMessage());
    }
  }
}
