// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonObject;
import io.neurozoo.zoo.EvaluationResult;
import io.neurozoo.zoo.TrainingResult;
import java.util.Map;

/** Results as one line of JSON. */
final class ResultJson {
  private ResultJson() {}

  static String of(TrainingResult result) {
    var report = result.report();
    return Json.write(
        JsonObject.builder()
            .put("model", name(result.id()))
            .put("id", result.id())
            .put("options", Json.parse(result.options()))
            .put("data", result.data())
            .put("seed", result.seed())
            .put("epochs", result.epochs())
            .put("batch", result.batch())
            .put("steps", report.steps())
            .put("resumed_from_step", report.resumedFromStep())
            .put("seconds", report.seconds())
            .put("samples_per_second", report.samplesPerSecond())
            .put("parameters", result.parameters())
            .put("peak_bytes", report.peakBytes())
            .put("threads_used", report.threads())
            .put("metrics", metrics(result.metrics()))
            .put("out", result.directory().toString())
            .build());
  }

  static String of(EvaluationResult result) {
    return Json.write(
        JsonObject.builder()
            .put("model", name(result.id()))
            .put("id", result.id())
            .put("data", result.data())
            .put("examples", result.examples())
            .put("metrics", metrics(result.metrics()))
            .build());
  }

  private static String name(String id) {
    return id.substring(id.indexOf(':') + 1);
  }

  private static JsonObject metrics(Map<String, Double> metrics) {
    JsonObject.Builder out = JsonObject.builder();
    metrics.forEach(out::put);
    return out.build();
  }
}
