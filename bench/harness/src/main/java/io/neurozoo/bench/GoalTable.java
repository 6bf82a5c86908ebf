// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.Results.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was wanted and whether it was reached. */
final class GoalTable {
  private GoalTable() {}

  /** All that the run says something about. */
  static List<Verdict> verdicts(Results results, String reference) {
    List<Integer> threads = results.rows().stream().map(Row::threads).distinct().sorted().toList();
    return Goal.ALL.stream()
        .flatMap(
            goal ->
                threads.stream()
                    .map(count -> Verdict.of(goal, results, reference, count))
                    .flatMap(Optional::stream))
        .toList();
  }

  static String of(List<Verdict> verdicts, String reference) {
    var out =
        new StringBuilder(
            "Ratios as above: other / " + reference + ", for each task the fastest of the named"
                + " others by its median; of elementwise ops the op's time / the other op's."
                + " Reached: yes or no where the 95 % interval of at least 6 rounds lies on one"
                + " side.\n\n");
    out.append(
        Cells.row(
            "goal", "threads", "against", "geometric mean", "furthest from the goal", "wanted",
            "reached"));
    out.append(Cells.rule(7));
    for (Verdict verdict : verdicts) {
      Goal goal = verdict.goal();
      out.append(
          Cells.row(
              goal.text(),
              verdict.threads(),
              against(goal),
              verdict.tasks() == 1
                  ? ""
                  : Cells.ratio(verdict.mean()) + " of " + verdict.tasks(),
              Cells.ratio(verdict.worstRatio())
                  + (verdict.tasks() == 1 ? "" : " at " + verdict.worst()),
              wanted(verdict),
              verdict.answer().name().toLowerCase(Locale.ROOT)));
    }
    return out.toString();
  }

  private static String wanted(Verdict verdict) {
    Goal goal = verdict.goal();
    String what =
        verdict.tasks() == 1 ? "" : goal.measure() == Goal.Measure.MEAN ? "mean " : "each ";
    return what + (goal.atLeast() ? ">= " : "<= ") + goal.wanted();
  }

  private static String against(Goal goal) {
    return switch (goal.yardstick()) {
      case Goal.Fastest(var rivals) -> rivals.stream().collect(Collectors.joining(", "));
      case Goal.OwnTask(var task) -> task.replaceFirst("elementwise ", "");
    };
  }
}
