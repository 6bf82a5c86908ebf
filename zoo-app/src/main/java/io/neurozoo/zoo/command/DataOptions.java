// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.training.data.DataDirectory;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which data, and where they are. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "SPEC",
      completionCandidates = Candidates.Data.class,
      description =
          "Data set, such as digits, mnist, moons, idx:DIR or csv:FILE?label=NAME; 'zoo data list'"
              + " lists them (default: what the model is, or was, trained on).")
  private String data;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Folder with one subfolder for each named data set (default: $ZOO_DATA, else neurozoo in"
              + " the user's cache folder).")
  private Path folder;

  Optional<String> data() {
    return Optional.ofNullable(data);
  }

  Path folder() {
    return folder == null ? DataDirectory.standard() : folder;
  }
}
