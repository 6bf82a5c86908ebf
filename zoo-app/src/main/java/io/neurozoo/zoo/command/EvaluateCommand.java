// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.zoo.EvaluationResult;
import io.neurozoo.zoo.Zoo;
import jakarta.inject.Inject;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "evaluate",
    description = "Evaluate a trained model on test data.",
    footer = {
      "",
      "Without --data the test data of the training, to the bit; data that changed since are",
      "refused. A table of yours without options is read as the training's was, and all its rows",
      "count, changed or not.",
      "",
      "Examples: zoo evaluate runs/feed-forward-1",
      "          zoo evaluate runs/flowers --data csv:more.csv"
    })
final class EvaluateCommand extends Verb {
  @Parameters(paramLabel = "DIR", description = "Directory that 'zoo train' left.")
  private Path directory;

  @Mixin private DataOptions data;

  @Mixin private ThreadsOption threads;

  @Option(names = "--json", description = "Print the result as one line of JSON.")
  private boolean json;

  @Inject Zoo zoo;

  @Override
  public Integer call() {
    int count = threads.threads();
    warn(zoo.problems());
    EvaluationResult result = zoo.evaluate(directory, data.data(), data.folder(), count);
    if (json) {
      out().println(ResultJson.of(result));
    } else {
      ResultText.print(result, out());
    }
    return ExitCode.OK;
  }
}
