// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Print a script that makes bash and zsh complete verbs and options.",
    footer = {"", "Example: source <(zoo completion)"})
final class CompletionCommand extends Verb {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    out().print(AutoComplete.bash("zoo", spec.root().commandLine()));
    return ExitCode.OK;
  }
}
