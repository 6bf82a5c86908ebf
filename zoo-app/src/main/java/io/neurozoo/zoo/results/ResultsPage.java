// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import io.neurozoo.training.Benchmark;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page of results, in Markdown. */
final class ResultsPage {
  private ResultsPage() {}

  static String of(String version, String machine, List<Row> rows) {
    StringBuilder page = new StringBuilder();
    page.append("# Results\n\n");
    page.append("Made by `zoo results`; do not edit. Neurozoo ").append(version);
    page.append(", ").append(machine).append(".\n\n");
    page.append("Test data are read once, after a training; whatever is chosen is chosen by a part of");
    page.append(" the training data. The bar is\nwhat every seed must reach.\n\n");
    page.append("| model | data | metric | mean ± deviation | worst | seeds | bar | published | source");
    page.append(" | parameters | seconds |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (Row row : rows) {
      Benchmark benchmark = row.benchmark();
      page.append("| ").append(row.model()).append(settings(benchmark));
      cell(page, cleaned(benchmark.data()));
      cell(page, benchmark.metric());
      cell(page, number(row.mean()) + " ± " + number(row.deviation()));
      cell(page, number(row.worst()) + (benchmark.reached(row.worst()) ? "" : " **misses the bar**"));
      cell(page, Integer.toString(row.runs().size()));
      cell(page, (benchmark.greaterIsBetter() ? "≥ " : "≤ ") + number(benchmark.bar()));
      cell(page, cleaned(benchmark.published()));
      cell(page, cleaned(benchmark.source()));
      cell(page, String.format(Locale.ROOT, "%,d", row.runs().getFirst().parameters()));
      cell(page, String.format(Locale.ROOT, "%.0f", row.seconds()));
      page.append(" |\n");
    }
    return page.toString();
  }

  private static void cell(StringBuilder page, String text) {
    page.append(" | ").append(text);
  }

  private static String settings(Benchmark benchmark) {
    return benchmark.options().entrySet().stream()
        .map(e -> "<br>" + cleaned(e.getKey() + "=" + e.getValue()))
        .collect(Collectors.joining());
  }

  /** A plugin's words must not break the table. */
  private static String cleaned(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
