// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import io.neurozoo.architecture.Task;
import io.neurozoo.file.Json;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonLimits;
import io.neurozoo.file.JsonObject;
import io.neurozoo.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link ModelConfig} as JSON. */
final class ConfigFormat {
  /** Of the format; raised by whoever changes the meaning of a key. */
  static final int VERSION = 1;

  static final JsonLimits LIMITS = new JsonLimits(4 << 20, 1 << 18);

  private static final Set<String> KEYS =
      Set.of(
          "format",
          "model",
          "options",
          "data",
          "content",
          "input",
          "labels",
          "outputs",
          "seed",
          "epochs",
          "batch",
          "parameters",
          "metrics",
          "versions");

  private ConfigFormat() {}

  static String write(ModelConfig config) {
    JsonObject.Builder metrics = JsonObject.builder();
    config.metrics().forEach(metrics::put);
    JsonObject.Builder versions = JsonObject.builder();
    config.versions().forEach(versions::put);
    JsonObject.Builder out =
        JsonObject.builder()
            .put("format", VERSION)
            .put("model", config.id())
            .put("options", config.options())
            .put("data", config.data());
    config.content().ifPresent(content -> out.put("content", json(content)));
    return PrettyJson.write(
        out.put("input", JsonArray.ofInts(config.task().input().toArray()))
            .put("labels", JsonArray.ofStrings(config.task().labels()))
            .put("outputs", config.task().outputs())
            .put("seed", config.seed())
            .put("epochs", config.epochs())
            .put("batch", config.batch())
            .put("parameters", config.parameters())
            .put("metrics", metrics.build())
            .put("versions", versions.build())
            .build());
  }

  private static JsonObject json(DataContent content) {
    return JsonObject.builder()
        .put("train", content.train())
        .put("test", content.test())
        .put("crc32", content.crc32())
        .build();
  }

  /** Models of before it was recorded can be evaluated as before. */
  private static Optional<DataContent> content(JsonObject json) {
    if (!json.has("content")) {
      return Optional.empty();
    }
    JsonObject content = json.requireObject("content");
    return Optional.of(
        new DataContent(
            content.requireInt("train"),
            content.requireInt("test"),
            content.requireString("crc32")));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException where the text is something else; the message says what
   */
  static ModelConfig read(byte[] text) {
    JsonObject json = Json.parse(text, LIMITS).asObject();
    int format = json.requireInt("format");
    if (format != VERSION) {
      throw new IllegalArgumentException(
          "its format is version "
              + format
              + " and this program knows version "
              + VERSION
              + "; use the program that wrote it, or train the model again");
    }
    json.rejectUnknown(KEYS);
    Task task =
        new Task(
            Shape.of(json.requireArray("input").ints()),
            json.requireArray("labels").strings(),
            json.requireInt("outputs"));
    Map<String, Double> metrics = new LinkedHashMap<>();
    JsonObject storedMetrics = json.requireObject("metrics");
    storedMetrics
        .members()
        .keySet()
        .forEach(name -> metrics.put(name, storedMetrics.requireDouble(name)));
    Map<String, String> versions = new LinkedHashMap<>();
    JsonObject storedVersions = json.requireObject("versions");
    storedVersions
        .members()
        .keySet()
        .forEach(name -> versions.put(name, storedVersions.requireString(name)));
    return new ModelConfig(
        json.requireString("model"),
        json.requireObject("options"),
        json.requireString("data"),
        content(json),
        task,
        json.requireLong("seed"),
        json.requireInt("epochs"),
        json.requireInt("batch"),
        json.requireLong("parameters"),
        metrics,
        versions);
  }
}
