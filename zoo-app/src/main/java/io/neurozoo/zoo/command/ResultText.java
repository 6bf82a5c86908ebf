// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.zoo.EvaluationResult;
import io.neurozoo.zoo.TrainingResult;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results for people. */
final class ResultText {
  private ResultText() {}

  static void print(TrainingResult result, PrintWriter out) {
    var report = result.report();
    out.printf(
        Locale.ROOT,
        "%s on %s, seed %d: epochs %d, steps %,d%s, %.1f s, %,.0f samples/s, threads %d%n",
        result.id(),
        result.data(),
        result.seed(),
        result.epochs(),
        report.steps(),
        report.resumedFromStep() == 0
            ? ""
            : String.format(Locale.ROOT, " (resumed after %,d)", report.resumedFromStep()),
        report.seconds(),
        report.samplesPerSecond(),
        report.threads());
    metrics(result.metrics(), out);
    out.println("The model is in " + result.directory() + beside(result.directory()));
    out.println("Ask it with");
    out.println(
        "  " + CommandText.ZOO + " predict " + result.directory() + " --input " + input(result));
    if (report.steps() == report.resumedFromStep()) {
      out.println("Its training had ended before; --epochs N goes on where N is above "
          + result.epochs() + ".");
    }
  }

  private static String beside(Path directory) {
    String pictures =
        Stream.of("curve.png", "confusion.png", "decision.png")
            .filter(name -> Files.exists(directory.resolve(name)))
            .collect(Collectors.joining(", "));
    return pictures.isEmpty() ? "." : ", with the pictures " + pictures + ".";
  }

  /** What fits the data: who learned from a table has tables. */
  private static String input(TrainingResult result) {
    return result.data().startsWith("csv:") ? "rows.csv" : "FILE";
  }

  static void print(EvaluationResult result, PrintWriter out) {
    out.printf(
        Locale.ROOT, "%s on %s, %,d examples%n", result.id(), result.data(), result.examples());
    metrics(result.metrics(), out);
  }

  /** All digits: what evaluate prints is to be compared with what train printed. */
  private static void metrics(Map<String, Double> metrics, PrintWriter out) {
    Table table = new Table();
    metrics.forEach((name, value) -> table.row(name, Double.toString(value)));
    table.print(out, "  ");
  }
}
