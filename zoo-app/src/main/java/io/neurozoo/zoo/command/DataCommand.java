// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "data",
    description = "List the data sets, or put a published one into the data folder.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DataListCommand.class, DataFetchCommand.class},
    footer = {
      "",
      "Examples: zoo data list",
      "          zoo data fetch mnist --from file:///home/me/downloads/"
    })
final class DataCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
