// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.zoo.ModelDescription;
import io.neurozoo.zoo.Zoo;
import io.neurozoo.zoo.catalogue.UsageException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "list",
    description = "List the models.",
    footer = {"", "Example: zoo list 'feed*'"})
final class ListCommand extends Verb {
  @Parameters(
      arity = "0..1",
      paramLabel = "GLOB",
      defaultValue = "*",
      description = "Only those with such a name, id or alias; * and ? are wildcards.")
  private String glob;

  @Inject Zoo zoo;

  @Override
  public Integer call() {
    Glob wanted = new Glob(glob);
    List<ModelDescription> models =
        zoo.summaries().stream().filter(m -> names(m).anyMatch(wanted::matches)).toList();
    warn(zoo.problems());
    if (models.isEmpty()) {
      throw new UsageException(
          "no model matches '" + glob + "'; there are " + String.join(", ", zoo.names()));
    }
    Table table = new Table();
    models.forEach(m -> table.row(shown(m), String.join(", ", m.aliases()), m.summary()));
    table.print(out(), "");
    return ExitCode.OK;
  }

  private static Stream<String> names(ModelDescription model) {
    return Stream.concat(Stream.of(model.id(), model.name()), model.aliases().stream());
  }

  /** Ours by name; a plugin's by id, which shows whose it is. */
  private static String shown(ModelDescription model) {
    return model.id().startsWith("neurozoo:") ? model.name() : model.id();
  }
}
