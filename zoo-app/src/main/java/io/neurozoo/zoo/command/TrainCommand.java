// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.zoo.TrainingRequest;
import io.neurozoo.zoo.TrainingResult;
import io.neurozoo.zoo.Zoo;
import io.neurozoo.zoo.catalogue.UsageException;
import io.neurozoo.zoo.directory.ModelDirectory;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "train",
    description = "Train a model and leave it in a directory.",
    footer = {
      "",
      "It leaves the model, its card README.md, history.csv and the learning curve curve.png; for",
      "classes also confusion.png, and for points of the plane decision.png.",
      "",
      "Examples: zoo train feed-forward",
      "          zoo train feed-forward --data mnist --set hidden=300,100 --out runs/mine",
      "          zoo train feed-forward --data mnist --set hidden=300,100 --out runs/mine --resume",
      "          zoo train feed-forward --data 'csv:flowers.csv?label=species' --out runs/flowers"
    })
final class TrainCommand extends Verb {
  @Parameters(
      paramLabel = "NAME",
      completionCandidates = Candidates.Models.class,
      description = "Name, id or alias of a model.")
  private String name;

  @Mixin private DataOptions data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the model goes (default: runs/NAME-N, N the first free number).")
  private Path out;

  @Mixin private SetOption options;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "Passes over the training data (default: the recipe's, more where there are few"
              + " examples).")
  private Integer epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description =
          "Examples of a step (default: the recipe's, fewer where there are few examples).")
  private Integer batch;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides everything random (default: 1).")
  private Long seed;

  @Mixin private ThreadsOption threads;

  @Option(
      names = "--resume",
      description =
          "Go on with the training that --out holds, or start it. Its data, options, batch and seed"
              + " stay where they are left out; --epochs does not.")
  private boolean resume;

  @Option(names = "--force", description = "Replace the model that --out holds.")
  private boolean force;

  @Option(names = "--json", description = "Print the result as one line of JSON.")
  private boolean json;

  @Option(
      names = "--dump",
      paramLabel = "STAGE",
      completionCandidates = Candidates.Stages.class,
      description = "Print the graph or the plan of a training step, and train nothing.")
  private String dump;

  @Spec private CommandSpec spec;

  @Inject Zoo zoo;

  @Override
  public Integer call() {
    TrainingRequest request = request();
    warn(zoo.problems());
    if (dump != null) {
      out().print(zoo.dump(request, dump));
      return ExitCode.OK;
    }
    TrainingResult result = train(request);
    warn(result.warnings());
    print(result);
    return ExitCode.OK;
  }

  private TrainingResult train(TrainingRequest request) {
    List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
    try (Progress progress = Progress.on(err(), terminal().error());
        var interruption = new Interruption(progress, arguments, resumed())) {
      return zoo.train(request, progress, interruption);
    }
  }

  /** The folder with something to go on from before this training begins. */
  private Optional<Path> resumed() {
    return Optional.ofNullable(out)
        .filter(folder -> resume && Files.exists(new ModelDirectory(folder).checkpoint()));
  }

  private void print(TrainingResult result) {
    if (json) {
      out().println(ResultJson.of(result));
    } else {
      ResultText.print(result, out());
    }
  }

  private TrainingRequest request() {
    if (resume && force) {
      throw new UsageException("--resume and --force exclude each other; give one of them");
    }
    TrainingRequest.Builder request =
        TrainingRequest.of(name).dataDirectory(data.folder()).threads(threads.threads());
    data.data().ifPresent(request::data);
    options.values().forEach(request::option);
    if (out != null) {
      request.out(out);
    }
    if (seed != null) {
      request.seed(seed);
    }
    if (epochs != null) {
      request.epochs(atLeastOne("--epochs", epochs));
    }
    if (batch != null) {
      request.batch(atLeastOne("--batch", batch));
    }
    if (resume) {
      request.resume();
    }
    return force ? request.replace().build() : request.build();
  }

  private static int atLeastOne(String option, int value) {
    if (value < 1) {
      throw new UsageException(option + " is " + value + "; it must be at least 1");
    }
    return value;
  }
}
