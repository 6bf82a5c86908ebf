// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.zoo.ModelDescription;
import io.neurozoo.zoo.Zoo;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show a model: what it is, its options, its source.",
    footer = {"", "Example: zoo show feed-forward"})
final class ShowCommand extends Verb {
  @Parameters(paramLabel = "NAME", description = "Name, id or alias of a model.")
  private String name;

  @Inject Zoo zoo;

  @Override
  public Integer call() {
    warn(zoo.problems());
    ModelDescription model = zoo.describe(name);
    out().println(model.name() + " (" + model.id() + "): " + model.summary());
    if (!model.aliases().isEmpty()) {
      out().println("Also called " + String.join(", ", model.aliases()) + ".");
    }
    out().println();
    out().println(model.card().strip());
    out().println();
    if (!model.options().isEmpty()) {
      out().println("Options (--set NAME=VALUE):");
      Table table = new Table();
      model
          .options()
          .forEach(
              o ->
                  table.row(
                      o.name(),
                      o.standard(),
                      o.type() + (o.range().isEmpty() ? "" : ", " + o.range()),
                      o.meaning()));
      table.print(out(), "  ");
      out().println();
    }
    out()
        .println(
            model
                .data()
                .map(data -> "Trained on " + data + " unless --data says otherwise.")
                .orElse("It has no recipe, so it cannot be trained by name."));
    out().println("Source: " + model.reference() + ".");
    out().println("From: " + model.origin());
    return ExitCode.OK;
  }
}
