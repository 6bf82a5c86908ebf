// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.training.Benchmark;
import io.neurozoo.zoo.SmallData;
import io.neurozoo.zoo.TrainingRequest;
import io.neurozoo.zoo.TrainingResult;
import io.neurozoo.zoo.Zoo;
import io.neurozoo.zoo.catalogue.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  @TempDir Path folder;

  private final Zoo zoo = Zoo.open();
  private final List<Long> trained = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private String data;

  @BeforeEach
  void makeData() {
    data = SmallData.write(folder.resolve("data"));
  }

  private String run(Benchmark benchmark, int seeds) {
    var results = new Results(folder.resolve("kept"), folder, 1, this::train, said::add);
    return results.run(
        Map.of("perceptron", List.of(benchmark)),
        Map.of("perceptron", "neurozoo:perceptron"),
        seeds);
  }

  private TrainingResult train(TrainingRequest request) {
    TrainingResult result = zoo.train(request);
    trained.add(result.seed());
    return result;
  }

  private Benchmark benchmark(double bar) {
    return Benchmark.accuracy(data, bar, "0.9 | in a table", "somebody's\npaper")
        .with("rule", "softmax");
  }

  @Test
  void eachSeedIsTrainedOnceAndARunGoesOnWhereItStopped() {
    run(benchmark(0.1), 1);
    String page = run(benchmark(0.1), 2);
    assertEquals(List.of(1L, 2L), trained);
    assertEquals(page, run(benchmark(0.1), 2), "all from what was kept");
    assertEquals(List.of(1L, 2L), trained);
    assertTrue(said.getLast().endsWith("measured before"), said::toString);
  }

  @Test
  void thePageHoldsMeanWorstBarAndSource() {
    String row = run(benchmark(0.1), 2).lines().reduce((_, last) -> last).orElseThrow();
    assertTrue(
        row.matches(
            "\\| perceptron<br>rule=softmax \\| .* \\| test\\.accuracy \\| [01]\\.\\d{4} ± 0\\.\\d{4}"
                + " \\| [01]\\.\\d{4} \\| 2 \\| ≥ 0\\.1000 \\| 0\\.9 \\\\\\| in a table"
                + " \\| somebody's paper \\| [\\d,]+ \\| \\d+ \\|"),
        row);
  }

  @Test
  void aMissedBarIsShown() {
    assertTrue(run(benchmark(1.5), 1).contains("**misses the bar**"));
  }

  @Test
  void otherOptionsAreOtherResults() {
    run(benchmark(0.1), 1);
    run(Benchmark.accuracy(data, 0.1, "", ""), 1);
    assertEquals(List.of(1L, 1L), trained);
  }

  @Test
  void aDamagedResultIsNamed() throws IOException {
    run(benchmark(0.1), 1);
    Path file;
    try (Stream<Path> files = Files.walk(folder.resolve("kept"))) {
      file = files.filter(f -> f.toString().endsWith(".json")).findFirst().orElseThrow();
    }
    Files.writeString(file, "{\"neurozoo\":");
    var e = assertThrows(UsageException.class, () -> run(benchmark(0.1), 1));
    assertTrue(e.getMessage().contains(file.toString()), e::getMessage);
    assertTrue(e.getMessage().contains("delete it to measure again"), e::getMessage);
  }

  @Test
  void aMetricThatIsNotMeasuredIsNamed() {
    var benchmark = new Benchmark(data, Map.of(), "test.beauty", true, 1, "", "");
    var e = assertThrows(IllegalArgumentException.class, () -> run(benchmark, 1));
    assertTrue(e.getMessage().contains("'test.beauty'"), e::getMessage);
  }
}
