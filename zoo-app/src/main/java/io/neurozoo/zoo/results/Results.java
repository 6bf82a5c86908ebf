// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import io.neurozoo.training.Benchmark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Trains models on their benchmarks, over seeds, and keeps what they reach. The first seed of all
 * comes before the second of any, so that a run that is stopped has something of everything.
 */
public final class Results {
  private final String version;
  private final ResultsFolder folder;
  private final Path data;
  private final int threads;
  private final Trainings trainings;
  private final Consumer<String> said;
  private final Map<Run, String> recipes = new HashMap<>();

  /**
   * Prepares a run.
   *
   * @param version of the software
   * @param folder where single results are kept
   * @param data the folder with one subfolder for each named data set
   * @param said is told what happens, in lines
   */
  public Results(
      String version,
      Path folder,
      Path data,
      int threads,
      Trainings trainings,
      Consumer<String> said) {
    this.version = version;
    this.folder = new ResultsFolder(folder);
    this.data = data;
    this.threads = threads;
    this.trainings = trainings;
    this.said = said;
  }

  /**
   * Runs what was not run before and writes the page.
   *
   * @param benchmarks by the name of the model
   * @param ids of the architectures, by the name of the model
   * @param seeds how many, from 1
   * @return the page, in Markdown
   * @throws io.neurozoo.training.data.DataException where data are missing or damaged
   */
  public String run(Map<String, List<Benchmark>> benchmarks, Map<String, String> ids, int seeds) {
    Map<Run, Measured> measured = new LinkedHashMap<>();
    List<Run> left = new ArrayList<>();
    for (Run run : runs(benchmarks, ids, seeds)) {
      Optional<Measured> before = folder.find(version, recipe(run), run);
      before.ifPresentOrElse(m -> measured.put(run, m), () -> left.add(run));
    }
    said.accept(
        "%d trainings: %d measured before, %d to do"
            .formatted(measured.size() + left.size(), measured.size(), left.size()));
    int done = 0;
    for (Run run : left) {
      said.accept("%d of %d: %s".formatted(++done, left.size(), run));
      Measured result = measure(run);
      folder.keep(run, result);
      measured.put(run, result);
      said.accept(
          String.format(
              Locale.ROOT,
              "%s: %s %s, %.0f s",
              run,
              run.benchmark().metric(),
              result.metric(run.benchmark().metric()),
              result.seconds()));
    }
    return page(benchmarks, ids, seeds, measured);
  }

  private static List<Run> runs(
      Map<String, List<Benchmark>> benchmarks, Map<String, String> ids, int seeds) {
    List<Run> runs = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      long s = seed;
      benchmarks.forEach(
          (model, list) -> list.forEach(b -> runs.addAll(folds(model, ids.get(model), b, s))));
    }
    return runs;
  }

  private static List<Run> folds(String model, String id, Benchmark benchmark, long seed) {
    List<Run> runs = new ArrayList<>();
    for (int fold = 0; fold < benchmark.folds(); fold++) {
      runs.add(new Run(model, id, benchmark, fold, seed));
    }
    return runs;
  }

  /** The seed is no part of a recipe, so one answer does for all. */
  private String recipe(Run run) {
    return recipes.computeIfAbsent(
        run.first(), first -> trainings.recipe(first.request(data).build()));
  }

  private String page(
      Map<String, List<Benchmark>> benchmarks,
      Map<String, String> ids,
      int seeds,
      Map<Run, Measured> measured) {
    List<Row> rows = new ArrayList<>();
    benchmarks.forEach(
        (model, list) -> {
          for (Benchmark benchmark : list) {
            List<List<Measured>> all = new ArrayList<>();
            for (long seed = 1; seed <= seeds; seed++) {
              List<Run> folds = folds(model, ids.get(model), benchmark, seed);
              all.add(folds.stream().map(measured::get).toList());
            }
            rows.add(new Row(model, benchmark, all, linear(benchmark)));
          }
        });
    String machine =
        Runtime.getRuntime().availableProcessors() + " processors, Java " + Runtime.version();
    return ResultsPage.of(version, machine, rows);
  }

  private OptionalDouble linear(Benchmark benchmark) {
    if (!benchmark.besideLinear()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int fold = 0; fold < benchmark.folds(); fold++) {
      Double error =
          LeastSquares.errors(trainings.data(benchmark.data(fold))).get(benchmark.metric());
      if (error == null) {
        throw new IllegalArgumentException(
            "a benchmark on " + benchmark.data() + " wants least squares beside '"
                + benchmark.metric() + "'; they have test.mse, test.rmse, test.mae and test.r2");
      }
      sum += error;
    }
    return OptionalDouble.of(sum / benchmark.folds());
  }

  private Measured measure(Run run) {
    Path scratch = temporary();
    try {
      var request = run.request(data).threads(threads).out(scratch.resolve("model")).build();
      return Measured.of(version, recipe(run), trainings.train(request));
    } finally {
      delete(scratch);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("neurozoo-results");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder: " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      return; // The system clears its temporary folder in its own time.
    }
  }
}
