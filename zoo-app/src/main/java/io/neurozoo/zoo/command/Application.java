// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.zoo.catalogue.Plugins;
import io.neurozoo.zoo.composition.Composition;
import java.io.InputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/**
 * The command with its streams: arguments are parsed, then everything the verb needs is injected
 * into it, then it runs. So help and mistakes in the arguments cost no composition.
 */
final class Application {
  private final PrintWriter out;
  private final PrintWriter err;
  private final Terminal terminal;
  private final InputStream in;

  Application(PrintWriter out, PrintWriter err, Terminal terminal) {
    this(System.in, out, err, terminal);
  }

  Application(InputStream in, PrintWriter out, PrintWriter err, Terminal terminal) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /**
   * Runs the command.
   *
   * @return 0, or a code of {@link ExitCode}
   */
  int run(String... arguments) {
    var root = new ZooCommand();
    var errors = new Errors(err, root);
    CommandLine line =
        new CommandLine(root)
            .setOut(out)
            .setErr(err)
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
            .setUsageHelpWidth(100)
            .setExecutionStrategy(parsed -> execute(parsed, root, errors))
            .setParameterExceptionHandler(errors::usage)
            .setExecutionExceptionHandler((e, _, _) -> errors.failure(e));
    Thread thread = Thread.currentThread();
    ClassLoader context = thread.getContextClassLoader();
    try {
      return line.execute(arguments);
    } catch (Error e) {
      return errors.failure(e);
    } finally {
      thread.setContextClassLoader(context);
      out.flush();
      err.flush();
    }
  }

  private int execute(ParseResult parsed, ZooCommand root, Errors errors) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    ParseResult innermost = parsed;
    while (innermost.hasSubcommand()) {
      innermost = innermost.subcommand();
    }
    if (innermost.commandSpec().userObject() instanceof Verb verb) {
      verb.streams(in, out, err, terminal);
      try {
        Composition.of(plugins(root)).injectMembers(verb);
      } catch (RuntimeException e) {
        return errors.failure(e);
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static Plugins plugins(ZooCommand root) {
    return Plugins.folder(root.plugins(), System.getenv())
        .map(Plugins::of)
        .orElseGet(Plugins::none);
  }
}
