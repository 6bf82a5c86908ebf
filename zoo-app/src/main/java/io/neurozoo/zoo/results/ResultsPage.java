// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import io.neurozoo.training.Benchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page of results, in Markdown. */
final class ResultsPage {
  private static final int WHOLE_FROM = 100;

  private ResultsPage() {}

  static String of(String version, String machine, List<Row> rows) {
    StringBuilder page = new StringBuilder();
    page.append("# Results\n\n");
    page.append("Made by `zoo results`; do not edit. Neurozoo ").append(version);
    page.append(", ").append(machine).append(".\n\n");
    page.append(
        """
        Test data are read once, after a training; whatever is chosen is chosen by a part of the
        training data. A figure is the mean of the seeds with their standard deviation, of k folds
        the mean over the folds first. The bar is what every seed must reach. Errors are in the unit
        of what is predicted; *least squares* is the best linear function of the same inputs, fitted
        to the same training data and tested on the same test data here. Parameters and seconds are
        those of one training, the seconds as a median.

        | model | data | metric | ours | worst seed | bar | published | parameters | seconds |
        |---|---|---|---|---|---|---|---|---|
        """);
    rows.forEach(row -> page.append("| ").append(String.join(" | ", cells(row))).append(" |\n"));
    return page.toString();
  }

  private static List<String> cells(Row row) {
    Benchmark benchmark = row.benchmark();
    int seeds = row.seeds().size();
    String spread = seeds < 2 ? "" : " ± " + number(row.deviation(), row.mean());
    String missed = benchmark.reached(row.worst()) ? "" : " **misses the bar**";
    return List.of(
        row.model() + settings(benchmark),
        cleaned(benchmark.data())
            + (benchmark.folds() > 1 ? ", " + benchmark.folds() + " folds" : ""),
        metric(benchmark.metric()),
        "**" + number(row.mean()) + "**" + spread + (seeds < 2 ? " (1 seed)" : " (" + seeds + ")"),
        number(row.worst()) + missed,
        (benchmark.greaterIsBetter() ? "≥ " : "≤ ") + number(benchmark.bar()),
        published(row),
        String.format(Locale.ROOT, "%,d", row.parameters()),
        String.format(Locale.ROOT, "%.0f", row.seconds()));
  }

  /** A metric of the test data needs no prefix. */
  private static String metric(String name) {
    return cleaned(name.startsWith("test.") ? name.substring("test.".length()) : name);
  }

  private static String published(Row row) {
    List<String> lines = new ArrayList<>();
    row.linear().ifPresent(value -> lines.add("least squares: " + number(value)));
    if (!row.benchmark().published().isBlank()) {
      lines.add(cleaned(row.benchmark().published()));
    }
    if (!row.benchmark().source().isBlank()) {
      lines.add(cleaned(row.benchmark().source()));
    }
    return lines.isEmpty() ? "–" : String.join("<br>", lines);
  }

  private static String settings(Benchmark benchmark) {
    String options =
        benchmark.options().entrySet().stream()
            .map(e -> "<br>" + cleaned(e.getKey() + "=" + e.getValue()))
            .collect(Collectors.joining());
    return benchmark.epochs().isPresent()
        ? options + "<br>" + benchmark.epochs().getAsInt() + " epochs"
        : options;
  }

  /** A plugin's words must not break the table. */
  private static String cleaned(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|");
  }

  private static String number(double value) {
    return number(value, value);
  }

  /** With as many digits as a number of that size has. */
  private static String number(double value, double size) {
    String format = Math.abs(size) >= WHOLE_FROM ? "%,.0f" : "%.4f";
    return String.format(Locale.ROOT, format, value);
  }
}
