// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.Results.Row;
import io.neurozoo.bench.contender.ElementwiseTask;
import io.neurozoo.bench.contender.Measurement;
import io.neurozoo.bench.contender.PeakTask;
import io.neurozoo.bench.contender.ProductTask;
import io.neurozoo.bench.contender.Task;
import io.neurozoo.bench.contender.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A run as tables for people. */
final class MarkdownReport {
  /** Relative difference of checksums that rounding explains, after some steps of training. */
  private static final double TOLERANCE = 0.01;

  private final Report report;
  private final Results results;
  private final String reference;

  private MarkdownReport(Report report) {
    this.report = report;
    this.results = report.results();
    this.reference = report.reference();
  }

  static String of(Report report) {
    return Section.join(new MarkdownReport(report).sections());
  }

  private List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    List<Row> steps = rows(MarkdownReport::isStep);
    if (!steps.isEmpty()) {
      sections.add(
          new Section(Heading.TRAINING_AND_INFERENCE, StepTable.of(results, reference, steps)));
    }
    List<Row> products = rows(ProductTask.class::isInstance);
    if (!products.isEmpty()) {
      sections.add(new Section(Heading.PRODUCTS, ProductTable.of(results, reference, products)));
    }
    List<Row> elementwise = rows(ElementwiseTask.class::isInstance);
    if (!elementwise.isEmpty()) {
      sections.add(
          new Section(
              Heading.ELEMENTWISE_OPS,
              ElementwiseTable.of(results, reference, elementwise)));
    }
    List<Row> peaks = rows(PeakTask.class::isInstance);
    if (!peaks.isEmpty()) {
      sections.add(new Section(Heading.PEAKS, StepTable.ofPeaks(results, reference, peaks)));
    }
    List<Verdict> verdicts = GoalTable.verdicts(results, reference);
    if (!verdicts.isEmpty()) {
      sections.add(new Section(Heading.GOALS, GoalTable.of(verdicts, reference)));
    }
    Roofline.of(results, reference).ifPresent(t -> sections.add(new Section(Heading.ROOFLINE, t)));
    sections.add(new Section(Heading.CIRCUMSTANCES, circumstances()));
    return sections;
  }

  /** Tasks that this build does not know, a null here, stand with the steps. */
  private List<Row> rows(Predicate<Task> wanted) {
    return results.rows().stream()
        .filter(row -> wanted.test(Workload.task(row.task()).orElse(null)))
        .toList();
  }

  private static boolean isStep(Task task) {
    return !(task instanceof ProductTask
        || task instanceof ElementwiseTask
        || task instanceof PeakTask);
  }

  private String circumstances() {
    var out = new StringBuilder();
    mismatches().forEach(out::append);
    results
        .skipped()
        .forEach((name, reason) -> out.append("- left out: " + name + ", " + reason + "\n"));
    results.versions().forEach((name, version) -> out.append("- " + name + ": " + version + "\n"));
    return out + Circumstances.lines(report.machine(), report.load(), report.command());
  }

  private List<String> mismatches() {
    List<String> lines = new ArrayList<>();
    for (Row row : results.rows()) {
      Map<Integer, Measurement> own = results.row(row).get(reference);
      if (own == null) {
        continue;
      }
      double expected = own.values().iterator().next().checksum();
      results.row(row).forEach(
          (contender, measurements) -> {
            double found = measurements.values().iterator().next().checksum();
            if (!(Math.abs(found - expected) <= TOLERANCE * (1e-3 + Math.abs(expected)))) {
              lines.add(
                  "- NOT THE SAME WORK: %s, %d threads: checksum %s of %s against %s of %s\n"
                      .formatted(
                          row.task(), row.threads(), found, contender, expected, reference));
            }
          });
    }
    return lines;
  }
}
