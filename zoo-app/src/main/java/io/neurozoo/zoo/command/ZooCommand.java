// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself; without a verb it shows its help. */
@Command(
    name = "zoo",
    description = "A zoo of neural networks: pick one by name, train it, ask it.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      CheckCommand.class,
      ResultsCommand.class,
      DataCommand.class,
      DoctorCommand.class,
      CompletionCommand.class,
      BenchCommand.class
    })
final class ZooCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder of plugin jars (default: $ZOO_PLUGINS, else ./plugins if it is there).")
  private Path plugins;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where an error comes from.")
  private boolean debug;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  Optional<Path> plugins() {
    return Optional.ofNullable(plugins);
  }

  boolean debug() {
    return debug || Boolean.getBoolean("neurozoo.debug");
  }
}
