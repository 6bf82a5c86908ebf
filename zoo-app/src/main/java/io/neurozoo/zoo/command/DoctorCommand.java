// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.training.data.DataDirectory;
import io.neurozoo.zoo.Versions;
import io.neurozoo.zoo.Zoo;
import io.neurozoo.zoo.composition.BackendFactory;
import io.neurozoo.zoo.fetch.DataFetch;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = "Say what the zoo runs on, how fast it is there, and what is wrong with it.",
    footer = {"", "Example: zoo doctor"})
final class DoctorCommand extends Verb {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Folder with one subfolder for each named data set.")
  private Path folder;

  @Option(names = "--json", description = "Print everything as one line of JSON.")
  private boolean json;

  @Inject Zoo zoo;

  @Inject BackendFactory backends;

  @Override
  public Integer call() {
    var findings = new Findings();
    findings.ok("neurozoo", Versions.neurozoo());
    Machine.examine(findings, backends);
    data(findings);
    plugins(findings);
    if (json) {
      out().println(findings.json());
    } else {
      findings.print(out());
    }
    return findings.allWell() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void data(Findings findings) {
    Path directory = folder == null ? DataDirectory.standard() : folder;
    if (!Files.isDirectory(directory)) {
      findings.ok("data", "no folder '" + directory + "': only generated data sets are there");
      return;
    }
    List<String> found =
        zoo.dataSets().keySet().stream().filter(name -> isThere(directory, name)).toList();
    findings.ok(
        "data",
        "'"
            + directory
            + "' holds "
            + (found.isEmpty() ? "no data set that is known" : String.join(", ", found)));
  }

  /** A data set has a folder of its own, or files that are known. */
  private static boolean isThere(Path directory, String name) {
    return Files.isDirectory(directory.resolve(name.replaceFirst(".*:", "")))
        || new DataFetch(directory).isPresent(name).orElse(false);
  }

  private void plugins(Findings findings) {
    findings.ok("models", String.join(", ", zoo.names()));
    findings.ok("data sets", String.join(", ", zoo.dataSets().keySet()));
    List<String> found = zoo.plugins();
    findings.ok("plugins", found.isEmpty() ? "none" : String.join(", ", found));
    zoo.problems().forEach(problem -> findings.wrong("plugins", problem));
  }
}
