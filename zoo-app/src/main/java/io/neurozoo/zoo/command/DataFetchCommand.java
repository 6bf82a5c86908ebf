// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.training.data.DataDirectory;
import io.neurozoo.zoo.fetch.DataFetch;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "fetch",
    description = "Put a published data set into the data folder, or check the one there.",
    footer = {
      "",
      "Files may be compressed by gzip. What arrives is kept only where its bytes are the known",
      "ones, and nothing is read from anywhere but the address given.",
      "",
      "Examples: zoo data fetch mnist --from file:///home/me/downloads/",
      "          zoo data fetch iris --from file:///home/me/tables.zip"
    })
final class DataFetchCommand extends Verb {
  @Parameters(
      paramLabel = "NAME",
      completionCandidates = Candidates.Published.class,
      description = "Data set, such as mnist or iris.")
  private String name;

  @Option(
      names = "--from",
      paramLabel = "URL",
      description =
          "Where it comes from, file:, http: or https: a folder (ends with /), a zip archive, or"
              + " the file.")
  private String from;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Data folder (default: $ZOO_DATA, else neurozoo in the user's cache folder).")
  private Path folder;

  @Override
  public Integer call() {
    Path directory = folder == null ? DataDirectory.standard() : folder;
    new DataFetch(directory).fetch(name, Optional.ofNullable(from)).forEach(out()::println);
    return ExitCode.OK;
  }
}
