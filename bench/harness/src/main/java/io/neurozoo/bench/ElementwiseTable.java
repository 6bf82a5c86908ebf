// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.Results.Row;
import io.neurozoo.bench.contender.ElementwiseTask;
import io.neurozoo.bench.contender.ElementwiseTask.Kind;
import io.neurozoo.bench.contender.Workload;
import io.neurozoo.bench.statistics.Sample;
import java.util.Collection;

/** Elementwise ops, held against a copy. */
final class ElementwiseTable {
  private ElementwiseTable() {}

  static String of(Results results, String reference, Collection<Row> rows) {
    var out =
        new StringBuilder(
            "16 M floats. Milliseconds: median of the JVMs' medians. GB/s counts every operand and"
                + " the result once.\nTimes a copy: of the same JVM round, by " + reference
                + "; ratio: other / " + reference + "; both with 95 % intervals.\n\n");
    out.append(
        Cells.row("op", "threads", "contender", "ms", "GB/s", "times a copy", "ratio"));
    out.append(Cells.rule(7));
    for (Row row : rows) {
      var copy = new Row(ElementwiseTask.nameOf(Kind.COPY), row.threads());
      for (String contender : results.contenders(row, reference)) {
        Sample micros = results.medians(row, contender);
        out.append(
            Cells.row(
                row.task().replaceFirst("elementwise ", ""),
                row.threads(),
                contender,
                Cells.number(micros.median() / 1e3),
                Cells.number(
                    Workload.task(row.task())
                        .orElseThrow()
                        .work(row.threads())
                        .rate(micros.median())),
                Cells.ratio(results.ratios(copy, reference, row, contender).values()),
                contender.equals(reference)
                    ? ""
                    : Cells.ratio(results.ratios(row, reference, contender).values())));
      }
    }
    return out.toString();
  }
}
