// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.bench.contender.LaunchMeasurement;
import io.neurozoo.bench.contender.Measurement;
import io.neurozoo.bench.contender.MemoryMeasurement;
import io.neurozoo.bench.contender.Workload;
import io.neurozoo.bench.machine.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TablesTest {
  private final Results results = new Results();

  private void add(String contender, String task, double micros) {
    results.add(contender, 1, new Measurement("v", task, 1, List.of(micros), 1));
  }

  private String report() {
    return MarkdownReport.of(new Report(results, "ours", Machine.here(), "idle", "zoo bench"));
  }

  @Test
  void productsAreInGigaflopsAndTheRatioIsToTheFastestOther() {
    add("ours", "sgemm NN 1024x1024x1024", 20_000); // 2 * 1024^3 / 20 ms = 107 GFLOP/s
    add("mkl", "sgemm NN 1024x1024x1024", 30_000);
    add("onednn", "sgemm NN 1024x1024x1024", 10_000);
    String report = report();
    assertTrue(
        report.contains(
            "| NN 1024x1024x1024 | 1 | 107 [107, 107] | 71.6 [71.6, 71.6] | 215 [215, 215] |"
                + " 0.50 [0.50, 0.50] |"),
        report);
    assertTrue(
        report.contains(
            "| products, 256^3 to 2048^3 | 1 | onednn |  | 0.50 [0.50, 0.50] | >= 0.95"
                + " | undecided |"),
        report);
    assertFalse(report.contains("Training and inference"), report);
  }

  @Test
  void elementwiseOpsAreHeldAgainstTheCopy() {
    add("ours", "elementwise copy", 5000);
    add("ours", "elementwise exp", 6000);
    add("pytorch", "elementwise exp", 12_000);
    String report = report();
    assertTrue(
        report.contains("| exp | 1 | ours | 6.00 | 22.4 | 1.20 [1.20, 1.20] |  |"), report);
    assertTrue(
        report.contains(
            "| exp | 1 | pytorch | 12.0 | 11.2 | 2.40 [2.40, 2.40] | 2.00 [2.00, 2.00] |"),
        report);
  }

  @Test
  void rooflineNeedsThePeaksAndTakesTheLowerLimit() {
    add("ours", "predict-mlp-1", 100);
    assertFalse(report().contains("## Roofline"));
    add("ours", "sgemm NN 256x256x256", 335.54432); // 100 GFLOP/s
    add("ours", "peak triad 24 KiB", 1);
    String triad = "peak triad 12288 KiB";
    double bytes = Workload.task(triad).orElseThrow().work(1).bytes();
    add("ours", triad, bytes / 50e3); // 50 GB/s
    String report = report();
    // One example: 1.07 MFLOP over 2.15 MB, half an operation a byte, hence 25 of 50 GB/s.
    assertTrue(
        report.contains(
            "| predict-mlp-1 | 1 | 1.07 | 2.16 | 0.50 | 12288 KiB a thread | 24.8 GFLOP/s |"
                + " 10.7 GFLOP/s | 43 % |"),
        report);
    assertTrue(report.contains("100 GFLOP/s | 100 GFLOP/s | 100 % |"), report);
  }

  @Test
  void launchesAreReadAsPrintedAndTheSlowestIsNamed() {
    var fast = new LaunchMeasurement(800, List.of(300.0, 100.0));
    var slow = new LaunchMeasurement(900, List.of(390.0, 130.0));
    assertEquals(Optional.of(fast), LaunchMeasurement.parse(fast.toLine()));
    assertEquals(Optional.empty(), LaunchMeasurement.parse("{\"other\":1}"));
    String table = Launches.table(Map.of(2, List.of(fast, slow, fast)));
    assertTrue(table.contains("| 2 | 3 | 2 | 300 | 390 | 1.30 |"), table);
    assertTrue(table.contains("| 2 | 3 | 3 | 100 | 130 | 1.30 |"), table);
    assertTrue(table.contains("| 2 | 3 | 2 to 3 | 150 | 195 | 1.30 |"), table);
    assertTrue(table.contains("| 2 | 800 | 900 |"), table);
  }

  @Test
  void memoryIsReadAsPrintedAndHeldAgainstThePrediction() {
    var predicted = new LinkedHashMap<String, Long>();
    predicted.put("parameters", 600_000L);
    predicted.put("arena", 400_000L);
    var memory = new MemoryMeasurement(predicted, 1_010_000, 900_000, 1, 2);
    assertEquals(Optional.of(memory), MemoryMeasurement.parse(memory.toLine()));
    String table = MemoryRun.table(Map.of(1, memory));
    assertTrue(table.contains("| 1 | arena | 400,000 |"), table);
    assertTrue(table.contains("| 1 | allocator against predicted | +1.000 % |"), table);
    assertTrue(table.contains("| 1 | allocator / needed | 1.122 |"), table);
  }

  @Test
  void startupShowsEveryCommand() {
    String table = Startup.table(Map.of("zoo list", List.of(300.0, 500.0, 400.0)));
    assertTrue(table.contains("| `zoo list` | 3 | 400 [350, 450] | 300 | 500 |"), table);
  }
}
