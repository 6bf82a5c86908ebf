// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.zoo.ArchitectureCheck;
import io.neurozoo.zoo.TrainingRequest;
import io.neurozoo.zoo.Zoo;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = "Check that a model builds, takes a step, is saved and loaded, and learns.",
    footer = {"", "Example: zoo check feed-forward --set activation=tanh"})
final class CheckCommand extends Verb {
  @Parameters(
      paramLabel = "NAME",
      completionCandidates = Candidates.Models.class,
      description = "Name, id or alias of a model.")
  private String name;

  @Mixin private DataOptions data;

  @Mixin private SetOption options;

  @Inject Zoo zoo;

  @Override
  public Integer call() {
    TrainingRequest.Builder request = TrainingRequest.of(name).dataDirectory(data.folder());
    data.data().ifPresent(request::data);
    options.values().forEach(request::option);
    warn(zoo.problems());
    ArchitectureCheck.Report report = ArchitectureCheck.of(zoo, request.build());
    Table table = new Table();
    report.steps().forEach(s -> table.row(s.passed() ? "ok" : "FAILED", s.name(), s.detail()));
    table.print(out(), "");
    return report.passed() ? ExitCode.OK : ExitCode.FAILED;
  }
}
