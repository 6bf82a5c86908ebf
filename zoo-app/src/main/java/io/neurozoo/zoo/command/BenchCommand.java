// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.zoo.catalogue.UsageException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** For the help: the bench is not shipped, and a checkout's launcher starts it by itself. */
@Command(
    name = "bench",
    description = "Measure speed, alone or beside other frameworks; in a checkout only.",
    footer = {"", "Example: zoo bench --help, with the ./zoo of a checkout"})
final class BenchCommand extends Verb {
  @Unmatched private List<String> arguments;

  @Override
  public Integer call() {
    throw new UsageException(
        "bench is not part of this program; run ./zoo bench in a checkout of Neurozoo");
  }
}
