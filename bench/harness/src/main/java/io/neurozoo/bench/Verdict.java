// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.Results.Row;
import io.neurozoo.bench.contender.Workload;
import io.neurozoo.bench.statistics.PairedRatio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a run says about a goal for a number of threads.
 *
 * @param tasks how many of the goal's tasks were measured
 * @param mean geometric mean over tasks: of every round, then as any ratio of rounds
 * @param worst the task that is furthest from the goal
 * @param worstRatio of that one
 */
record Verdict(
    Goal goal, int threads, int tasks, PairedRatio mean, String worst, PairedRatio worstRatio) {

  /**
   * With fewer rounds even the interval from the least to the most holds the true median with a
   * probability below 95 %: it is 1 - 2 (1/2)^n.
   */
  private static final int LEAST_ROUNDS = 6;

  /** The answers. */
  enum Answer {
    /** The whole interval is on the right side. */
    YES,

    /** None of it is. */
    NO,

    /** The goal lies within the interval, or there are too few rounds for one. */
    UNDECIDED
  }

  private record TaskRatios(String task, SortedMap<Integer, Double> rounds) {
    PairedRatio ratio() {
      return PairedRatio.of(rounds.values());
    }
  }

  /** The verdict; empty where nothing of it was measured, or no round has all of it. */
  static Optional<Verdict> of(Goal goal, Results results, String reference, int threads) {
    List<TaskRatios> all = new ArrayList<>();
    for (Row row : results.rows()) {
      if (row.threads() == threads
          && Workload.task(row.task()).filter(goal.tasks()).isPresent()) {
        SortedMap<Integer, Double> rounds = rounds(goal, results, reference, row);
        if (!rounds.isEmpty()) {
          all.add(new TaskRatios(row.task(), rounds));
        }
      }
    }
    List<Double> means = geometricMeans(all.stream().map(TaskRatios::rounds).toList());
    if (means.isEmpty()) {
      return Optional.empty();
    }
    Comparator<TaskRatios> byRatio = Comparator.comparingDouble(t -> t.ratio().ratio());
    TaskRatios worst =
        all.stream().min(goal.atLeast() ? byRatio : byRatio.reversed()).orElseThrow();
    return Optional.of(
        new Verdict(
            goal, threads, all.size(), PairedRatio.of(means), worst.task(), worst.ratio()));
  }

  private static SortedMap<Integer, Double> rounds(
      Goal goal, Results results, String reference, Row row) {
    return switch (goal.yardstick()) {
      case Goal.Fastest(var rivals) ->
          results
              .fastest(row, rivals)
              .map(rival -> results.ratios(row, reference, rival))
              .orElse(Collections.emptySortedMap());
      case Goal.OwnTask(var task) ->
          results.ratios(new Row(task, row.threads()), reference, row, reference);
    };
  }

  /** For each round that all tasks have, the geometric mean over tasks. */
  static List<Double> geometricMeans(List<SortedMap<Integer, Double>> tasks) {
    List<Double> means = new ArrayList<>();
    if (tasks.isEmpty()) {
      return means;
    }
    for (int round : tasks.getFirst().keySet()) {
      if (tasks.stream().allMatch(rounds -> rounds.containsKey(round))) {
        means.add(
            Math.exp(
                tasks.stream()
                    .mapToDouble(rounds -> Math.log(rounds.get(round)))
                    .average()
                    .orElseThrow()));
      }
    }
    return means;
  }

  /** The ratio that counts. */
  PairedRatio counted() {
    return goal.measure() == Goal.Measure.MEAN ? mean : worstRatio;
  }

  Answer answer() {
    if (counted().rounds() < LEAST_ROUNDS) {
      return Answer.UNDECIDED;
    }
    double low = counted().interval().low();
    double high = counted().interval().high();
    boolean all = goal.atLeast() ? low >= goal.wanted() : high <= goal.wanted();
    boolean none = goal.atLeast() ? high < goal.wanted() : low > goal.wanted();
    return all ? Answer.YES : none ? Answer.NO : Answer.UNDECIDED;
  }
}
