// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.Results.Row;
import io.neurozoo.bench.contender.Task;
import io.neurozoo.bench.contender.Workload;
import io.neurozoo.bench.statistics.Sample;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Microseconds per step, a line for each contender. */
final class StepTable {
  private StepTable() {}

  static String of(Results results, String reference, Collection<Row> rows) {
    var out =
        new StringBuilder(
            "Microseconds per step: median of the JVMs' medians [quartiles], shortest round.\n"
                + "Ratio: other / " + reference
                + ", median over rounds with its 95 % interval; above 1, " + reference
                + " is faster.\n\n");
    out.append(Cells.row("task", "threads", "contender", "us per step", "min", "ratio"));
    out.append(Cells.rule(6));
    for (Row row : rows) {
      for (String contender : results.contenders(row, reference)) {
        Sample medians = results.medians(row, contender);
        out.append(
            Cells.row(
                row.task(),
                row.threads(),
                contender,
                Cells.spread(medians),
                Cells.micros(results.min(row, contender)),
                contender.equals(reference)
                    ? ""
                    : Cells.ratio(results.ratios(row, reference, contender).values())));
      }
    }
    return out.toString();
  }

  /** GB/s of the reference, for tasks that only move memory. */
  static String ofPeaks(Results results, String reference, Collection<Row> rows) {
    var out = new StringBuilder();
    out.append(Cells.row("loop", "threads", "median [quartiles]")).append(Cells.rule(3));
    for (Row row : rows) {
      Task task = Workload.task(row.task()).orElseThrow();
      for (String contender : results.contenders(row, reference)) {
        if (contender.equals(reference)) {
          Sample micros = results.medians(row, contender);
          var work = task.work(row.threads());
          List<String> rates =
              Stream.of(0.5, 0.75, 0.25)
                  .map(p -> Cells.number(work.rate(micros.quantile(p))))
                  .toList();
          out.append(
              Cells.row(
                  row.task(),
                  row.threads(),
                  String.format(
                      Locale.ROOT, "%s [%s, %s] %s",
                      rates.get(0), rates.get(1), rates.get(2), work.unit())));
        }
      }
    }
    return out.toString();
  }
}
