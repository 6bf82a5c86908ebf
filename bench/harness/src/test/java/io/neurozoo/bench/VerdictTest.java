// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.bench.contender.Measurement;
import io.neurozoo.bench.contender.Task;
import io.neurozoo.bench.contender.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Goal.Fastest RIVALS = new Goal.Fastest(List.of("a", "b"));

  private final Results results = new Results();

  private void add(String contender, String task, int round, double micros) {
    results.add(contender, round, new Measurement("v", task, 1, List.of(micros), 1));
  }

  private static Goal goal(String text) {
    return Goal.ALL.stream().filter(g -> g.text().equals(text)).findFirst().orElseThrow();
  }

  private static List<String> tasks(Goal goal) {
    return Workload.SGEMM.tasks().stream().filter(goal.tasks()).map(Task::name).toList();
  }

  @Test
  void meanIsGeometricOverTasksOfEachRoundThatAllHave() {
    assertEquals(
        List.of(4.0),
        Verdict.geometricMeans(
                List.of(
                    new TreeMap<>(Map.of(1, 2.0, 2, 5.0)),
                    new TreeMap<>(Map.of(1, 8.0, 3, 5.0))))
            .stream()
            .map(mean -> Math.round(mean * 1e9) / 1e9)
            .toList());
    assertEquals(List.of(), Verdict.geometricMeans(List.of()));
  }

  @Test
  void everyTaskIsHeldAgainstItsOwnFastestRival() {
    add("ours", "sgemm NN 64x64x64", 1, 10);
    add("a", "sgemm NN 64x64x64", 1, 20);
    add("b", "sgemm NN 64x64x64", 1, 30);
    add("ours", "sgemm NN 256x256x256", 1, 10);
    add("a", "sgemm NN 256x256x256", 1, 90);
    add("b", "sgemm NN 256x256x256", 1, 5);
    var goal = new Goal("g", _ -> true, RIVALS, Goal.Measure.MEAN, 1);
    Verdict verdict = Verdict.of(goal, results, "ours", 1).orElseThrow();
    assertEquals(2, verdict.tasks());
    assertEquals(1, verdict.mean().ratio(), 1e-12); // sqrt(2 * 0.5)
    assertEquals("sgemm NN 256x256x256", verdict.worst());
    assertEquals(0.5, verdict.worstRatio().ratio());
    assertEquals(Optional.empty(), Verdict.of(goal, results, "ours", 2));
  }

  @Test
  void ownOpsMustBeAtMostWhatIsWantedAndTheSlowestIsTheWorst() {
    for (int round = 1; round <= 6; round++) {
      add("ours", "elementwise copy", round, 10);
      add("ours", "elementwise exp", round, 11);
      add("ours", "elementwise tanh", round, 13);
    }
    Goal goal = goal("exp, tanh, sigmoid, gelu against a copy");
    Verdict verdict = Verdict.of(goal, results, "ours", 1).orElseThrow();
    assertEquals("elementwise tanh", verdict.worst());
    assertEquals(1.3, verdict.counted().ratio(), 1e-12);
    assertEquals(Verdict.Answer.NO, verdict.answer());
  }

  @Test
  void answerIsUndecidedWhereTheGoalLiesWithinTheInterval() {
    addRounds(8, 8, 10, 10, 12, 12);
    assertEquals(Verdict.Answer.UNDECIDED, answer(1));
    assertEquals(Verdict.Answer.YES, answer(0.8));
    assertEquals(Verdict.Answer.NO, answer(1.21));
  }

  @Test
  void fiveRoundsDecideNothing() {
    addRounds(20, 20, 20, 20, 20);
    assertEquals(Verdict.Answer.UNDECIDED, answer(1));
    add("ours", "sgemm NN 64x64x64", 6, 10);
    add("a", "sgemm NN 64x64x64", 6, 20);
    assertEquals(Verdict.Answer.YES, answer(1));
  }

  private void addRounds(double... rivals) {
    for (int i = 0; i < rivals.length; i++) {
      add("ours", "sgemm NN 64x64x64", 1 + i, 10);
      add("a", "sgemm NN 64x64x64", 1 + i, rivals[i]);
    }
  }

  private Verdict.Answer answer(double wanted) {
    var goal = new Goal("g", _ -> true, RIVALS, Goal.Measure.EACH, wanted);
    return Verdict.of(goal, results, "ours", 1).orElseThrow().answer();
  }

  @Test
  void groupsOfProductsHoldTheShapesTheyAreNamedAfter() {
    assertEquals(20, tasks(goal("products, all")).size());
    assertEquals(
        List.of("sgemm NN 1x512x512", "sgemm NT 1x512x512"),
        tasks(goal("products, single rows")));
    assertEquals(
        List.of(
            "sgemm NN 2x512x512",
            "sgemm NN 4x512x512",
            "sgemm NN 512x1x512",
            "sgemm NN 32x10x128",
            "sgemm NN 784x6x25"),
        tasks(goal("products, 2 <= m <= 4 or n < 16")));
    assertEquals(
        List.of(
            "sgemm NN 256x256x256",
            "sgemm NN 512x512x512",
            "sgemm NN 1024x1024x1024",
            "sgemm NN 2048x2048x2048"),
        tasks(goal("products, 256^3 to 2048^3")));
    assertEquals(13, tasks(goal("products, m and n >= 16")).size());
    assertEquals(4, tasks(goal("products, NT")).size());
  }
}
