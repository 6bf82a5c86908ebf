// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.training.Benchmark;
import io.neurozoo.training.data.DataSplits;
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
import java.util.Locale;
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
  private String recipe = "";

  @BeforeEach
  void makeData() {
    data = SmallData.write(folder.resolve("data"));
  }

  private String run(Benchmark benchmark, int seeds) {
    var results = new Results("1.0", folder.resolve("kept"), folder, 1, trainings(), said::add);
    return results.run(
        Map.of("perceptron", List.of(benchmark)),
        Map.of("perceptron", "neurozoo:perceptron"),
        seeds);
  }

  private Trainings trainings() {
    return new Trainings() {
      @Override
      public TrainingResult train(TrainingRequest request) {
        TrainingResult result = zoo.train(request);
        trained.add(result.seed());
        return result;
      }

      @Override
      public String recipe(TrainingRequest request) {
        return recipe + zoo.recipe(request);
      }

      @Override
      public DataSplits data(String spec) {
        return zoo.data(spec, folder);
      }
    };
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
    assertEquals("2 trainings: 2 measured before, 0 to do", said.getLast());
  }

  @Test
  void thePageHoldsMeanWorstBarAndSource() {
    String row = run(benchmark(0.1), 2).lines().reduce((_, last) -> last).orElseThrow();
    assertTrue(
        row.matches(
            "\\| perceptron<br>rule=softmax \\| .* \\| accuracy"
                + " \\| \\*\\*[01]\\.\\d{4}\\*\\* ± 0\\.\\d{4} \\(2\\)"
                + " \\| [01]\\.\\d{4} \\| ≥ 0\\.1000 \\| 0\\.9 \\\\\\| in a table"
                + "<br>somebody's paper \\| [\\d,]+ \\| \\d+ \\|"),
        row);
  }

  @Test
  void aTrainingInAnotherWayIsAnotherResult() {
    run(benchmark(0.1), 1);
    recipe = "changed";
    run(benchmark(0.1), 1);
    run(benchmark(0.1), 1);
    assertEquals(List.of(1L, 1L), trained);
  }

  @Test
  void whatRemainsIsSaid() {
    run(benchmark(0.1), 2);
    assertEquals("2 trainings: 0 measured before, 2 to do", said.getFirst());
    assertTrue(said.get(3).startsWith("2 of 2: perceptron on "), said::toString);
    assertTrue(said.get(3).endsWith(", seed 2"), said::toString);
  }

  @Test
  void eachFoldIsATrainingAndTheirMeanIsTheFigure() throws IOException {
    StringBuilder rows = new StringBuilder("x,kind\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i).append(i < 20 ? ",low\n" : ",high\n");
    }
    Path table = Files.writeString(folder.resolve("rows.csv"), rows);
    var benchmark =
        Benchmark.accuracy("csv:" + table + "?label=kind", 0.1, "", "")
            .with("rule", "softmax")
            .with("learningRate", "0.1")
            .withEpochs(20)
            .withFolds(4);
    String page = run(benchmark, 1);
    assertEquals(List.of(1L, 1L, 1L, 1L), trained);
    double sum = 0;
    for (String line : said) {
      if (line.contains(": test.accuracy ")) {
        sum += Double.parseDouble(line.replaceAll(".*accuracy |, .*", ""));
      }
    }
    String mean = String.format(Locale.ROOT, "**%.4f** (1 seed)", sum / 4);
    assertTrue(page.contains(", 4 folds") && page.contains(mean), () -> mean + " in\n" + page);
    run(benchmark, 1);
    assertEquals(4, trained.size());
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
    var benchmark = new Benchmark(data, "test.beauty", true, 1, "", "");
    var e = assertThrows(IllegalArgumentException.class, () -> run(benchmark, 1));
    assertTrue(e.getMessage().contains("'test.beauty'"), e::getMessage);
  }
}
