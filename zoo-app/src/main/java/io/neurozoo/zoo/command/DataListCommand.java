// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.training.data.DataDirectory;
import io.neurozoo.zoo.Zoo;
import io.neurozoo.zoo.fetch.DataFetch;
import jakarta.inject.Inject;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "List what --data takes, and which of the published data sets are there.",
    footer = {"", "Example: zoo data list --data-dir ~/data"})
final class DataListCommand extends Verb {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Data folder (default: $ZOO_DATA, else neurozoo in the user's cache folder).")
  private Path folder;

  @Inject Zoo zoo;

  @Override
  public Integer call() {
    Path directory = folder == null ? DataDirectory.standard() : folder;
    DataFetch fetch = new DataFetch(directory);
    warn(zoo.problems());
    Table table = new Table();
    zoo.dataSets()
        .forEach(
            (name, summary) ->
                table.row(
                    name,
                    fetch.isPresent(name).map(there -> there ? "there" : "missing").orElse(""),
                    summary));
    table.print(out(), "");
    out().println();
    out()
        .println(
            "What is missing is not in '"
                + directory
                + "'; 'zoo data fetch NAME --from URL' puts it there.");
    return ExitCode.OK;
  }
}
