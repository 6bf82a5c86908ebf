// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import io.neurozoo.file.JsonObject;
import io.neurozoo.zoo.TrainingResult;
import java.util.Map;

/**
 * What one training reached.
 *
 * @param version of Neurozoo
 * @param recipe names how the model was trained; see {@link io.neurozoo.zoo.Zoo#recipe}
 * @param model id of the architecture
 * @param options of the architecture, all of them, as JSON
 * @param data what it was trained and tested on
 * @param seed of everything random
 * @param metrics named SPLIT.NAME
 * @param parameters how many numbers were learned
 * @param seconds of training
 */
record Measured(
    String version,
    String recipe,
    String model,
    String options,
    String data,
    long seed,
    JsonObject metrics,
    long parameters,
    double seconds) {

  static Measured of(String version, String recipe, TrainingResult result) {
    JsonObject.Builder metrics = JsonObject.builder();
    result.metrics().forEach(metrics::put);
    return new Measured(
        version,
        recipe,
        result.id(),
        result.options(),
        result.data(),
        result.seed(),
        metrics.build(),
        result.parameters(),
        result.report().seconds());
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException where it is none
   */
  static Measured of(JsonObject json) {
    return new Measured(
        json.requireString("neurozoo"),
        json.has("recipe") ? json.requireString("recipe") : "",
        json.requireString("model"),
        json.requireString("options"),
        json.requireString("data"),
        json.requireLong("seed"),
        json.requireObject("metrics"),
        json.requireLong("parameters"),
        json.requireDouble("seconds"));
  }

  JsonObject json() {
    return JsonObject.builder()
        .put("neurozoo", version)
        .put("recipe", recipe)
        .put("model", model)
        .put("options", options)
        .put("data", data)
        .put("seed", seed)
        .put("metrics", metrics)
        .put("parameters", parameters)
        .put("seconds", seconds)
        .build();
  }

  /**
   * One metric.
   *
   * @throws IllegalArgumentException where it was not measured; it lists what was
   */
  double metric(String name) {
    if (!metrics.has(name)) {
      throw new IllegalArgumentException(
          "a benchmark of " + model + " on " + data + " counts '" + name + "'; measured were "
              + Map.copyOf(metrics.members()).keySet());
    }
    return metrics.requireDouble(name);
  }
}
