// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.file.ModelFileException;
import io.neurozoo.training.TrainingException;
import io.neurozoo.training.checkpoint.CheckpointException;
import io.neurozoo.training.data.DataException;
import io.neurozoo.training.data.NearestNames;
import io.neurozoo.zoo.catalogue.UsageException;
import io.neurozoo.zoo.input.InputException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line for every mistake; a stack trace only for those who ask for it. */
final class Errors {
  private final PrintWriter err;
  private final ZooCommand root;

  Errors(PrintWriter err, ZooCommand root) {
    this.err = err;
    this.root = root;
  }

  /** A mistake in the arguments. */
  int usage(ParameterException e, String[] arguments) {
    if (e.getCause() instanceof UsageException cause) {
      return failure(cause);
    }
    CommandLine command = e.getCommandLine();
    String message =
        e instanceof UnmatchedArgumentException unmatched
            ? unknown(unmatched.getUnmatched(), command)
            : e.getMessage();
    print(
        message
            + (message.endsWith("?") ? " see '" : "; see '")
            + command.getCommandSpec().qualifiedName()
            + " --help'");
    trace(e);
    return ExitCode.USAGE;
  }

  private static String unknown(List<String> unmatched, CommandLine command) {
    String first = unmatched.getFirst();
    boolean option = first.startsWith("-") && first.length() > 1;
    boolean verb = !option && !command.getSubcommands().isEmpty();
    List<String> known =
        option
            ? command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList()
            : verb ? List.copyOf(command.getSubcommands().keySet()) : List.of();
    List<String> near = NearestNames.of(first.split("=", 2)[0], known);
    String what = option ? "unknown option" : verb ? "unknown command" : "one argument too many:";
    return what
        + " '"
        + first
        + "'"
        + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
  }

  /** Anything that ended a verb. */
  int failure(Throwable e) {
    switch (e) {
      case UsageException usage -> print(usage.getMessage());
      case OutOfMemoryError memory ->
          print(
              "out of memory: "
                  + memory.getMessage()
                  + "; ZOO_JAVA_OPTIONS=-Xmx8g, say, raises both the heap and that limit");
      case LinkageError linkage ->
          print(
              "a class is missing or of another version ("
                  + linkage
                  + "); is a plugin too old or too new? 'zoo doctor' lists them");
      default -> print(isOurs(e) ? e.getMessage() : internal(e));
    }
    trace(e);
    return e instanceof UsageException ? ExitCode.USAGE : ExitCode.FAILED;
  }

  /** Exceptions whose message is made for people. */
  private static boolean isOurs(Throwable e) {
    return switch (e) {
      case DataException _,
          ModelFileException _,
          CheckpointException _,
          TrainingException _,
          InputException _ ->
          true;
      case IllegalArgumentException _, IllegalStateException _, UnsupportedOperationException _ ->
          e.getMessage() != null;
      default -> false;
    };
  }

  private static String internal(Throwable e) {
    return "internal error: " + e + "; run it again with --debug to see where";
  }

  private void print(String message) {
    err.println("zoo: " + message.replaceAll("\\s*\\R\\s*", " ").strip());
    err.flush();
  }

  private void trace(Throwable e) {
    if (root.debug()) {
      e.printStackTrace(err);
      err.flush();
    }
  }
}
