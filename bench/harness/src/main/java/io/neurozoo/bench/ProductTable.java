// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.Results.Row;
import io.neurozoo.bench.contender.Work;
import io.neurozoo.bench.contender.Workload;
import io.neurozoo.bench.statistics.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** GFLOP/s of products, a line for each shape and a column for each contender. */
final class ProductTable {
  private ProductTable() {}

  static String of(Results results, String reference, Collection<Row> rows) {
    List<String> contenders =
        rows.stream()
            .flatMap(row -> results.contenders(row, reference).stream())
            .distinct()
            .toList();
    List<String> others =
        contenders.stream().filter(contender -> !contender.equals(reference)).toList();
    var out =
        new StringBuilder(
            "GFLOP/s: median of the JVMs' medians [quartiles]. The ratio is that of times, the"
                + " fastest other / " + reference + ", with its 95 % interval.\n\n");
    List<Object> head = new ArrayList<>(List.of("product m x n x k", "threads"));
    head.addAll(contenders);
    head.add("ratio");
    out.append(Cells.row(head.toArray())).append(Cells.rule(head.size()));
    for (Row row : rows) {
      List<Object> cells = new ArrayList<>();
      cells.add(row.task().replaceFirst("sgemm ", ""));
      cells.add(row.threads());
      for (String contender : contenders) {
        cells.add(results.row(row).containsKey(contender) ? rate(results, row, contender) : "");
      }
      cells.add(
          results
              .fastest(row, others)
              .map(other -> Cells.ratio(results.ratios(row, reference, other).values()))
              .orElse(""));
      out.append(Cells.row(cells.toArray()));
    }
    return out.toString();
  }

  private static String rate(Results results, Row row, String contender) {
    Work work = Workload.task(row.task()).orElseThrow().work(row.threads());
    Sample micros = results.medians(row, contender);
    List<String> rates =
        Stream.of(0.5, 0.75, 0.25)
            .map(p -> Cells.number(work.rate(micros.quantile(p))))
            .toList();
    return rates.get(0) + " [" + rates.get(1) + ", " + rates.get(2) + "]";
  }
}
