// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import io.neurozoo.training.Benchmark;
import io.neurozoo.zoo.TrainingRequest;
import io.neurozoo.zoo.TrainingResult;
import io.neurozoo.zoo.Versions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Trains models on their benchmarks, over seeds, and keeps what they reach. */
public final class Results {
  private final ResultsFolder folder;
  private final Path data;
  private final int threads;
  private final Function<TrainingRequest, TrainingResult> trainer;
  private final Consumer<String> said;

  /**
   * Prepares a run.
   *
   * @param folder where single results are kept
   * @param data the folder with one subfolder for each named data set
   * @param trainer trains
   * @param said is told what happens, in lines
   */
  public Results(
      Path folder,
      Path data,
      int threads,
      Function<TrainingRequest, TrainingResult> trainer,
      Consumer<String> said) {
    this.folder = new ResultsFolder(folder);
    this.data = data;
    this.threads = threads;
    this.trainer = trainer;
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
    List<Row> rows = new ArrayList<>();
    benchmarks.forEach(
        (model, list) -> {
          for (Benchmark benchmark : list) {
            List<Measured> runs = new ArrayList<>();
            for (long seed = 1; seed <= seeds; seed++) {
              runs.add(result(model, ids.get(model), benchmark, seed));
            }
            rows.add(new Row(model, benchmark, runs));
          }
        });
    String machine = Runtime.getRuntime().availableProcessors() + " processors, Java "
        + Runtime.version();
    return ResultsPage.of(Versions.neurozoo(), machine, rows);
  }

  private Measured result(String model, String id, Benchmark benchmark, long seed) {
    String version = Versions.neurozoo();
    String what = model + " on " + benchmark.data() + " " + benchmark.options() + ", seed " + seed;
    var before = folder.find(version, id, benchmark, seed);
    if (before.isPresent()) {
      said.accept(what + ": measured before");
      return before.get();
    }
    Measured measured = measure(version, model, benchmark, seed);
    folder.keep(benchmark, measured);
    said.accept(what + ": " + benchmark.metric() + " " + measured.metric(benchmark.metric()));
    return measured;
  }

  private Measured measure(String version, String model, Benchmark benchmark, long seed) {
    Path scratch = temporary();
    try {
      TrainingRequest.Builder request =
          TrainingRequest.of(model)
              .data(benchmark.data())
              .dataDirectory(data)
              .seed(seed)
              .threads(threads)
              .out(scratch.resolve("model"));
      benchmark.options().forEach(request::option);
      return Measured.of(version, trainer.apply(request.build()));
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
