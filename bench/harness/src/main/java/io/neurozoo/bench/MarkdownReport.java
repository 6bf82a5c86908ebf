// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.Results.Row;
import io.neurozoo.bench.contender.Measurement;
import io.neurozoo.bench.statistics.PairedRatio;
import io.neurozoo.bench.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run as a table for people. */
final class MarkdownReport {
  /** Relative difference of checksums that rounding explains, after some steps of training. */
  private static final double TOLERANCE = 0.01;

  private final Report report;
  private final Results results;
  private final StringBuilder out = new StringBuilder();

  private MarkdownReport(Report report) {
    this.report = report;
    this.results = report.results();
  }

  static String of(Report report) {
    return new MarkdownReport(report).write();
  }

  private String write() {
    line("Microseconds per step: median of the JVMs' medians [quartiles], shortest round.");
    line("Ratio: other / " + report.reference()
        + ", median over rounds with its 95 % interval; above 1, " + report.reference()
        + " is faster.");
    line("");
    line("| task | threads | contender | us per step | min | ratio |");
    line("|---|---|---|---|---|---|");
    for (Row row : results.rows()) {
      results.row(row).keySet().stream().sorted(this::referenceFirst).forEach(c -> row(row, c));
    }
    line("");
    mismatches().forEach(this::line);
    results.skipped().forEach((name, reason) -> line("- left out: " + name + ", " + reason));
    results.versions().forEach((name, version) -> line("- " + name + ": " + version));
    line("- machine: " + report.machine());
    line("- " + report.load());
    line("- command: " + report.command());
    return out.toString();
  }

  private int referenceFirst(String a, String b) {
    return Boolean.compare(b.equals(report.reference()), a.equals(report.reference()));
  }

  private void row(Row row, String contender) {
    Sample medians = results.medians(row, contender);
    line(
        "| %s | %d | %s | %s [%s, %s] | %s | %s |".formatted(
            row.task(),
            row.threads(),
            contender,
            micros(medians.median()),
            micros(medians.quantile(0.25)),
            micros(medians.quantile(0.75)),
            micros(results.min(row, contender)),
            ratio(row, contender)));
  }

  private String ratio(Row row, String contender) {
    if (contender.equals(report.reference())
        || !results.row(row).containsKey(report.reference())) {
      return "";
    }
    Results.Pairs pairs = results.pairs(row, report.reference(), contender);
    if (pairs.own().isEmpty()) {
      return "";
    }
    PairedRatio ratio = PairedRatio.of(pairs.own(), pairs.other());
    return String.format(
        Locale.ROOT, "%.2f [%.2f, %.2f]",
        ratio.ratio(), ratio.interval().low(), ratio.interval().high());
  }

  private List<String> mismatches() {
    List<String> lines = new ArrayList<>();
    for (Row row : results.rows()) {
      Map<Integer, Measurement> reference = results.row(row).get(report.reference());
      if (reference == null) {
        continue;
      }
      double expected = reference.values().iterator().next().checksum();
      results.row(row).forEach(
          (contender, measurements) -> {
            double found = measurements.values().iterator().next().checksum();
            if (!(Math.abs(found - expected) <= TOLERANCE * (1e-3 + Math.abs(expected)))) {
              lines.add(
                  "- NOT THE SAME WORK: %s, %d threads: checksum %s of %s against %s of %s"
                      .formatted(
                          row.task(),
                          row.threads(),
                          found,
                          contender,
                          expected,
                          report.reference()));
            }
          });
    }
    return lines;
  }

  private static String micros(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
