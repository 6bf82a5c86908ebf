// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import picocli.CommandLine;

/** Starts the bench; {@code zoo bench} calls it. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    var line = new CommandLine(new BenchCommand()).setUsageHelpWidth(100);
    line.setExecutionExceptionHandler(
        (e, command, _) -> {
          command.getErr().println("bench: " + e.getMessage());
          return 1;
        });
    System.exit(line.execute(arguments));
  }
}
