// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.layer.LayerSummary;
import io.neurozoo.tensor.Shape;
import io.neurozoo.training.data.DataException;
import io.neurozoo.zoo.ModelDescription;
import io.neurozoo.zoo.Zoo;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show a model: what it is, its options, its source.",
    footer = {
      "",
      "Examples: zoo show feed-forward",
      "          zoo show feed-forward --data mnist --set hidden=300,100"
    })
final class ShowCommand extends Verb {
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
    printLayers(model);
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

  /** For the data that were named, or else for those of the recipe where they are there. */
  private void printLayers(ModelDescription model) {
    Optional<String> spec = data.data().or(model::data);
    if (spec.isEmpty()) {
      return;
    }
    List<LayerSummary> layers;
    try {
      layers = zoo.layers(name, options.values(), spec.get(), data.folder());
    } catch (DataException e) {
      if (data.data().isPresent()) {
        throw e;
      }
      warn(List.of("the layers are not shown: " + e.getMessage()));
      return;
    }
    out().println("Layers for " + spec.get() + ":");
    Table table = new Table().row("name", "output", "parameters", "multiply-adds");
    layers.forEach(
        l -> table.row(l.name(), shapes(l), grouped(l.parameters()), grouped(l.multiplyAdds())));
    long parameters = layers.stream().mapToLong(LayerSummary::parameters).sum();
    long work = layers.stream().mapToLong(LayerSummary::multiplyAdds).sum();
    table.row("all", "", grouped(parameters), grouped(work));
    table.print(out(), "  ");
    out().println();
  }

  private static String shapes(LayerSummary layer) {
    return layer.outputs().stream().map(Shape::toString).collect(Collectors.joining(" "));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
