// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.Results.Row;
import io.neurozoo.bench.contender.Measurement;
import io.neurozoo.bench.statistics.PairedRatio;
import io.neurozoo.file.Json;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonNumber;
import io.neurozoo.file.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run with every number that was measured. */
final class JsonReport {
  private final Report report;
  private final Results results;

  private JsonReport(Report report) {
    this.report = report;
    this.results = report.results();
  }

  static String of(Report report) {
    return Json.write(new JsonReport(report).root()) + "\n";
  }

  private JsonObject root() {
    return JsonObject.builder()
        .put("machine", report.machine().toString())
        .put("load", report.load())
        .put("command", report.command())
        .put("reference", report.reference())
        .put("versions", texts(results.versions()))
        .put("leftOut", texts(results.skipped()))
        .put("rows", new JsonArray(results.rows().stream().map(this::row).toList()))
        .put(
            "goals",
            new JsonArray(
                GoalTable.verdicts(results, report.reference()).stream()
                    .map(JsonReport::goal)
                    .toList()))
        .build();
  }

  private static JsonObject texts(Map<String, String> map) {
    JsonObject.Builder builder = JsonObject.builder();
    map.forEach(builder::put);
    return builder.build();
  }

  private static JsonObject goal(Verdict verdict) {
    PairedRatio counted = verdict.counted();
    return JsonObject.builder()
        .put("goal", verdict.goal().text())
        .put("threads", verdict.threads())
        .put("wanted", verdict.goal().wanted())
        .put("ratio", counted.ratio())
        .put("ratioLow", counted.interval().low())
        .put("ratioHigh", counted.interval().high())
        .put("reached", verdict.answer().name().toLowerCase(Locale.ROOT))
        .build();
  }

  private JsonObject row(Row row) {
    List<JsonObject> contenders = new ArrayList<>();
    results.row(row).forEach((name, jvms) -> contenders.add(contender(row, name, jvms)));
    return JsonObject.builder()
        .put("task", row.task())
        .put("threads", row.threads())
        .put("contenders", new JsonArray(contenders))
        .build();
  }

  private JsonObject contender(Row row, String name, Map<Integer, Measurement> jvms) {
    JsonObject.Builder builder =
        JsonObject.builder()
            .put("name", name)
            .put("checksum", jvms.values().iterator().next().checksum())
            .put("median", results.medians(row, name).median())
            .put("quartile1", results.medians(row, name).quantile(0.25))
            .put("quartile3", results.medians(row, name).quantile(0.75))
            .put("min", results.min(row, name));
    Collection<Double> rounds = results.ratios(row, report.reference(), name).values();
    if (!name.equals(report.reference()) && !rounds.isEmpty()) {
      PairedRatio ratio = PairedRatio.of(rounds);
      builder
          .put("ratio", ratio.ratio())
          .put("ratioLow", ratio.interval().low())
          .put("ratioHigh", ratio.interval().high());
    }
    List<JsonObject> micros = new ArrayList<>();
    jvms.forEach(
        (round, measurement) ->
            micros.add(
                JsonObject.builder()
                    .put("round", round)
                    .put(
                        "micros",
                        new JsonArray(measurement.micros().stream().map(JsonNumber::of).toList()))
                    .build()));
    return builder.put("jvms", new JsonArray(micros)).build();
  }
}
