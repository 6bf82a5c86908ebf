// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.bench.Results.Row;
import io.neurozoo.bench.contender.Measurement;
import io.neurozoo.bench.contender.Workload;
import io.neurozoo.bench.machine.Machine;
import io.neurozoo.file.Json;
import io.neurozoo.file.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final Row ROW = new Row("task", 1);

  private static Measurement of(double checksum, Double... micros) {
    return new Measurement("v", "task", 1, List.of(micros), checksum);
  }

  private static Report report(Results results) {
    return new Report(results, "ours", Machine.here(), "idle", "zoo bench");
  }

  @Test
  void onlyRoundsThatBothHaveArePaired() {
    var results = new Results();
    results.add("ours", 1, of(1, 1.0, 2.0, 3.0));
    results.add("ours", 2, of(1, 10.0));
    results.add("peer", 2, of(1, 30.0));
    results.add("peer", 3, of(1, 40.0));
    assertEquals(Map.of(2, 3.0), results.ratios(ROW, "ours", "peer"));
    assertTrue(results.ratios(ROW, "ours", "absent").isEmpty());
  }

  @Test
  void tableShowsMedianQuartilesShortestRoundAndRatio() {
    var results = new Results();
    for (int round = 1; round <= 3; round++) {
      results.add("peer", round, of(5, 20.0 * round));
      results.add("ours", round, of(5, 10.0 * round, 5.0));
    }
    String table = MarkdownReport.of(report(results));
    assertTrue(table.contains("| task | 1 | ours | 12.50 [10.00, 15.00] | 5.00 |  |"), table);
    assertTrue(
        table.contains("| task | 1 | peer | 40.00 [30.00, 50.00] | 20.00 | 3.20 [2.67, 3.43] |"),
        table);
    assertTrue(table.indexOf("| ours |") < table.indexOf("| peer |"), table);
    assertFalse(table.contains("NOT THE SAME"), table);
  }

  @Test
  void fastestIsByTheMedianOfThoseWhoMeasured() {
    var results = new Results();
    results.add("steady", 1, of(1, 3.0));
    results.add("steady", 2, of(1, 3.0));
    results.add("lucky", 1, of(1, 1.0));
    results.add("lucky", 2, of(1, 9.0));
    assertEquals(
        Optional.of("steady"), results.fastest(ROW, List.of("lucky", "steady", "absent")));
    assertEquals(Optional.empty(), results.fastest(ROW, List.of("absent")));
  }

  @Test
  void whoDoesOtherWorkIsNamed() {
    var results = new Results();
    results.add("ours", 1, of(1.0, 1.0));
    results.add("peer", 1, of(1.2, 1.0));
    assertTrue(MarkdownReport.of(report(results)).contains("NOT THE SAME WORK: task, 1 threads"));
  }

  @Test
  void whoIsLeftOutIsNamedWithTheReason() {
    var results = new Results();
    results.add("ours", 1, of(1.0, 1.0));
    results.skip("peer", "no such library");
    results.skip("peer", "a later reason");
    results.skip("slow", Workload.SGEMM, "no answer");
    assertTrue(results.isSkipped("peer", Workload.SGEMM));
    assertTrue(results.isSkipped("slow", Workload.SGEMM));
    assertFalse(results.isSkipped("slow", Workload.TRAIN_MLP));
    String table = MarkdownReport.of(report(results));
    assertTrue(table.contains("left out: peer, no such library\n"), table);
    assertTrue(table.contains("left out: slow of sgemm, no answer\n"), table);
  }

  @Test
  void jsonHoldsEveryNumber() {
    var results = new Results();
    results.add("ours", 1, of(1.0, 1.5, 2.5));
    JsonObject root = (JsonObject) Json.parse(JsonReport.of(report(results)));
    JsonObject contender =
        root.requireArray("rows").requireObject(0).requireArray("contenders").requireObject(0);
    JsonObject jvm = contender.requireArray("jvms").requireObject(0);
    assertEquals(2.5f, jvm.requireArray("micros").requireFloat(1));
    assertEquals(2, contender.requireDouble("median"));
  }
}
