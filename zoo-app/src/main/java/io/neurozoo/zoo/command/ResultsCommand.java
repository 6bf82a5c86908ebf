// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.file.AtomicFile;
import io.neurozoo.training.Benchmark;
import io.neurozoo.training.data.DataDirectory;
import io.neurozoo.training.data.DataSplits;
import io.neurozoo.zoo.ModelDescription;
import io.neurozoo.zoo.TrainingRequest;
import io.neurozoo.zoo.TrainingResult;
import io.neurozoo.zoo.Versions;
import io.neurozoo.zoo.Zoo;
import io.neurozoo.zoo.catalogue.UsageException;
import io.neurozoo.zoo.results.Results;
import io.neurozoo.zoo.results.Trainings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "results",
    description = "Set our figures beside the published ones, over seeds, on a page.",
    footer = {
      "",
      "Models are trained on the data where figures were published. What was measured before is",
      "not measured again, unless the model is trained in another way now.",
      "",
      "Examples: zoo results --seeds 5",
      "          zoo results --models 'feed*' --out feed.md"
    })
final class ResultsCommand extends Verb {
  @Option(
      names = "--models",
      paramLabel = "GLOB",
      defaultValue = "*",
      description = "Only those with such a name, id or alias; * and ? are wildcards.")
  private String glob;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "Trainings of each, with the seeds 1 to N (default: 1).")
  private int seeds;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "docs/results.md",
      description = "The page (default: docs/results.md).")
  private Path out;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      defaultValue = "runs/results",
      description = "Where single results are kept (default: runs/results).")
  private Path keep;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Folder with one subfolder for each named data set (default: $ZOO_DATA, else neurozoo in"
              + " the user's cache folder).")
  private Path data;

  @Mixin private ThreadsOption threads;

  @Inject Zoo zoo;

  @Override
  public Integer call() {
    if (seeds < 1) {
      throw new UsageException("--seeds is " + seeds + "; it must be at least 1");
    }
    Map<String, List<Benchmark>> benchmarks = new LinkedHashMap<>();
    Map<String, String> ids = new LinkedHashMap<>();
    Glob wanted = new Glob(glob);
    for (ModelDescription model : zoo.summaries()) {
      boolean named =
          Stream.concat(Stream.of(model.id(), model.name()), model.aliases().stream())
              .anyMatch(wanted::matches);
      if (named && !zoo.benchmarks(model.id()).isEmpty()) {
        benchmarks.put(model.name(), zoo.benchmarks(model.id()));
        ids.put(model.name(), model.id());
      }
    }
    warn(zoo.problems());
    if (benchmarks.isEmpty()) {
      throw new UsageException(
          "no model that matches '" + glob + "' has a benchmark; see 'zoo list'");
    }
    Path folder = data == null ? DataDirectory.standard() : data;
    var results =
        new Results(
            Versions.neurozoo(), keep, folder, threads.threads(), trainings(folder), this::say);
    write(results.run(benchmarks, ids, seeds));
    out().println("The page is " + out + ".");
    return ExitCode.OK;
  }

  private Trainings trainings(Path folder) {
    return new Trainings() {
      @Override
      public TrainingResult train(TrainingRequest request) {
        try (Progress progress = Progress.on(err(), terminal().error())) {
          return zoo.train(request, progress);
        }
      }

      @Override
      public String recipe(TrainingRequest request) {
        return zoo.recipe(request);
      }

      @Override
      public DataSplits data(String spec) {
        return zoo.data(spec, folder);
      }
    };
  }

  private void say(String line) {
    err().println("zoo: " + line);
    err().flush();
  }

  private void write(String page) {
    try {
      if (out.getParent() != null) {
        Files.createDirectories(out.getParent());
      }
      AtomicFile.writeString(out, page);
    } catch (IOException e) {
      throw new UsageException(
          "--out '" + out + "' cannot be written (" + e + "); choose another file", e);
    }
  }
}
