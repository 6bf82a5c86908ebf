// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.contender.Measurement;
import io.neurozoo.bench.contender.Workload;
import io.neurozoo.bench.statistics.Sample;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /** Somebody is left out of everything, for the first reason given. */
  void skip(String contender, String reason) {
    skipped.putIfAbsent(contender, reason);
  }

  /** Somebody is left out of a workload. */
  void skip(String contender, Workload workload, String reason) {
    skip(key(contender, workload), reason);
  }

  boolean isSkipped(String contender, Workload workload) {
    return skipped.containsKey(contender) || skipped.containsKey(key(contender, workload));
  }

  private static String key(String contender, Workload workload) {
    return contender + " of " + workload.option();
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

  /** Who has measured a row, the reference first. */
  List<String> contenders(Row row, String reference) {
    return rows.get(row).keySet().stream()
        .sorted(Comparator.comparing(name -> !name.equals(reference)))
        .toList();
  }

  /** The ratio other / own of the rounds that both have; empty where one of them has none. */
  SortedMap<Integer, Double> ratios(Row row, String own, String other) {
    return ratios(row, own, row, other);
  }

  /** The same for two rows: the ratio of numerator's and denominator's times. */
  SortedMap<Integer, Double> ratios(
      Row denominatorRow, String denominator, Row numeratorRow, String numerator) {
    Map<Integer, Measurement> below = measurements(denominatorRow, denominator);
    Map<Integer, Measurement> above = measurements(numeratorRow, numerator);
    SortedMap<Integer, Double> ratios = new TreeMap<>();
    below.forEach(
        (round, measurement) -> {
          if (above.containsKey(round)) {
            ratios.put(round, median(above.get(round)) / median(measurement));
          }
        });
    return ratios;
  }

  private Map<Integer, Measurement> measurements(Row row, String contender) {
    return rows.getOrDefault(row, Map.of()).getOrDefault(contender, Map.of());
  }

  /** The one of these with the smallest median; empty where none has measured this. */
  Optional<String> fastest(Row row, Collection<String> contenders) {
    return contenders.stream()
        .filter(contender -> !measurements(row, contender).isEmpty())
        .min(Comparator.comparingDouble(contender -> medians(row, contender).median()));
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
