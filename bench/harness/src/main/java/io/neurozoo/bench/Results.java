// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.contender.Measurement;
import io.neurozoo.bench.statistics.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured so far, in the order in which it first appeared. */
final class Results {
  /** A row of the table. */
  record Row(String task, int threads) {}

  private final Map<Row, Map<String, Map<Integer, Measurement>>> rows = new LinkedHashMap<>();
  private final Map<String, String> versions = new LinkedHashMap<>();
  private final Map<String, String> skipped = new LinkedHashMap<>();

  void add(String contender, int round, Measurement measurement) {
    rows.computeIfAbsent(
            new Row(measurement.task(), measurement.threads()), _ -> new LinkedHashMap<>())
        .computeIfAbsent(contender, _ -> new LinkedHashMap<>())
        .put(round, measurement);
    versions.putIfAbsent(contender, measurement.version());
  }

  /** Somebody is left out, for the first reason given. */
  void skip(String contender, String reason) {
    skipped.putIfAbsent(contender, reason);
  }

  boolean isSkipped(String contender) {
    return skipped.containsKey(contender);
  }

  Map<String, String> skipped() {
    return skipped;
  }

  Map<String, String> versions() {
    return versions;
  }

  List<Row> rows() {
    return List.copyOf(rows.keySet());
  }

  /** Measurements of a row, by contender and round. */
  Map<String, Map<Integer, Measurement>> row(Row row) {
    return rows.get(row);
  }

  /** The rounds that both have: one time of each, the median of what its JVM measured. */
  record Pairs(List<Double> own, List<Double> other) {}

  /** Pairs up the rounds of two contenders. */
  Pairs pairs(Row row, String own, String other) {
    var pairs = new Pairs(new ArrayList<>(), new ArrayList<>());
    Map<Integer, Measurement> others = rows.get(row).get(other);
    rows.get(row)
        .get(own)
        .forEach(
            (round, measurement) -> {
              if (others.containsKey(round)) {
                pairs.own().add(median(measurement));
                pairs.other().add(median(others.get(round)));
              }
            });
    return pairs;
  }

  /** The medians of a contender's JVMs. */
  Sample medians(Row row, String contender) {
    return Sample.of(rows.get(row).get(contender).values().stream().map(Results::median).toList());
  }

  private static double median(Measurement measurement) {
    return Sample.of(measurement.micros()).median();
  }

  /** The shortest round of all JVMs of a contender. */
  double min(Row row, String contender) {
    return rows.get(row).get(contender).values().stream()
        .mapToDouble(m -> Sample.of(m.micros()).min())
        .min()
        .orElseThrow();
  }
}
