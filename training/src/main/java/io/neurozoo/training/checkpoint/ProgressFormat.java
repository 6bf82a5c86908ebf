// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.checkpoint;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonObject;
import io.neurozoo.training.metric.EpochRow;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@link Progress} as JSON. */
final class ProgressFormat {
  private ProgressFormat() {}

  static String write(Progress progress) {
    JsonObject.Builder configuration = JsonObject.builder();
    progress.configuration().forEach(configuration::put);
    return Json.write(
        JsonObject.builder()
            .put("phase", progress.phase())
            .put("epoch", progress.epoch())
            .put("step", progress.step())
            .put("configuration", configuration.build())
            .put(
                "history",
                new JsonArray(progress.history().stream().map(ProgressFormat::row).toList()))
            .build());
  }

  private static JsonObject row(EpochRow row) {
    return JsonObject.builder()
        .put("phase", row.phase())
        .put("epoch", row.epoch())
        .put("step", row.step())
        .put("train", metrics(row.train()))
        .put("validation", metrics(row.validation()))
        .put("seconds", row.seconds())
        .put("samples_per_second", row.samplesPerSecond())
        .build();
  }

  private static JsonObject metrics(Map<String, Double> metrics) {
    JsonObject.Builder out = JsonObject.builder();
    metrics.forEach(out::put);
    return out.build();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException where the text is something else
   */
  static Progress read(String text) {
    JsonObject json = Json.parse(text).asObject();
    Map<String, String> configuration = new LinkedHashMap<>();
    JsonObject stored = json.requireObject("configuration");
    stored.members().keySet().forEach(key -> configuration.put(key, stored.requireString(key)));
    return new Progress(
        json.requireInt("phase"),
        json.requireInt("epoch"),
        json.requireLong("step"),
        configuration,
        json.requireArray("history").objects().stream().map(ProgressFormat::row).toList());
  }

  private static EpochRow row(JsonObject json) {
    return new EpochRow(
        json.requireString("phase"),
        json.requireInt("epoch"),
        json.requireLong("step"),
        metrics(json.requireObject("train")),
        metrics(json.requireObject("validation")),
        json.requireDouble("seconds"),
        json.requireDouble("samples_per_second"));
  }

  private static Map<String, Double> metrics(JsonObject json) {
    Map<String, Double> out = new LinkedHashMap<>();
    json.members().keySet().forEach(key -> out.put(key, json.requireDouble(key)));
    return out;
  }
}
