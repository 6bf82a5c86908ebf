// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonException;
import io.neurozoo.file.JsonLimits;
import io.neurozoo.file.JsonObject;
import io.neurozoo.file.JsonValue;
import io.neurozoo.spi.OpRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The texts of a model file besides its tensors: the graph and what the model says about itself.
 */
record ModelMetadata(GraphTemplate graph, ModelInfo info) {
  /** The newest layout of a file that this version reads, and the one it writes. */
  static final int FORMAT = 1;

  private static final String FORMAT_KEY = "neurozoo.format";
  private static final String GRAPH = "neurozoo.graph";
  private static final String LABELS = "neurozoo.labels";
  private static final String PREPROCESSING = "neurozoo.preprocessing";
  private static final String PROVENANCE = "neurozoo.provenance";
  private static final Set<String> KEYS =
      Set.of(FORMAT_KEY, GRAPH, LABELS, PREPROCESSING, PROVENANCE);

  /** A safetensors file's largest text, and about ten values for each of 100,000 nodes. */
  private static final JsonLimits GRAPH_LIMITS = new JsonLimits(8 << 20, 1 << 20);

  /** The texts by key, in order. */
  Map<String, String> write() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(FORMAT_KEY, Integer.toString(FORMAT));
    texts.put(GRAPH, Json.write(GraphWriter.write(graph)));
    texts.put(LABELS, Json.write(JsonArray.ofStrings(info.labels())));
    texts.put(
        PREPROCESSING,
        Json.write(
            JsonObject.builder()
                .put("scale", info.preprocessing().scale())
                .put("shift", info.preprocessing().shift())
                .build()));
    JsonObject.Builder provenance = JsonObject.builder();
    info.provenance().forEach(provenance::put);
    texts.put(PROVENANCE, Json.write(provenance.build()));
    return texts;
  }

  /**
   * Reads the texts.
   *
   * @throws JsonException naming the text and the place that is not valid
   */
  static ModelMetadata read(Map<String, String> texts, OpRegistry registry) {
    requireFormat(texts.get(FORMAT_KEY));
    for (String key : texts.keySet()) {
      if (!KEYS.contains(key)) {
        throw new JsonException("metadata has the unknown key '" + key + "'; remove it");
      }
    }
    GraphTemplate graph =
        read(texts, GRAPH, GRAPH_LIMITS, json -> GraphReader.read(json.asObject(), registry));
    List<String> labels = read(texts, LABELS, JsonLimits.DEFAULT, ModelMetadata::labels);
    Preprocessing preprocessing =
        read(texts, PREPROCESSING, JsonLimits.DEFAULT, ModelMetadata::preprocessing);
    Map<String, String> provenance =
        read(texts, PROVENANCE, JsonLimits.DEFAULT, ModelMetadata::provenance);
    return new ModelMetadata(graph, new ModelInfo(labels, preprocessing, provenance));
  }

  private static void requireFormat(String format) {
    if (format == null) {
      throw new JsonException(
          "metadata has no '" + FORMAT_KEY
              + "', so this is no model of Neurozoo; save one with it");
    }
    if (!format.matches("[1-9][0-9]{0,8}")) {
      throw new JsonException("metadata '" + FORMAT_KEY + "' is not a number from 1");
    }
    if (Integer.parseInt(format) > FORMAT) {
      throw new JsonException(
          "it is from a newer version of Neurozoo (format " + format + ", this version reads up to "
              + FORMAT + "); update Neurozoo");
    }
  }

  private interface Part<T> {
    T read(JsonValue json);
  }

  private static <T> T read(
      Map<String, String> texts, String key, JsonLimits limits, Part<T> part) {
    String text = texts.get(key);
    if (text == null) {
      throw new JsonException("metadata has no '" + key + "'; save the model again");
    }
    try {
      return part.read(Json.parse(text, limits));
    } catch (JsonException e) {
      throw notValid(key, e);
    }
  }

  private static JsonException notValid(String key, IllegalArgumentException e) {
    return new JsonException("metadata '" + key + "' is not valid: " + e.getMessage());
  }

  /** The error that the ops of the graph do not fit together. */
  static JsonException graphNotValid(IllegalArgumentException e) {
    return notValid(GRAPH, e);
  }

  private static List<String> labels(JsonValue json) {
    if (!(json instanceof JsonArray labels)) {
      throw new JsonException("expected an array of strings");
    }
    return labels.strings();
  }

  private static Preprocessing preprocessing(JsonValue json) {
    JsonObject object = json.asObject();
    object.rejectUnknown(Set.of("scale", "shift"));
    return new Preprocessing(object.requireFloat("scale"), object.requireFloat("shift"));
  }

  private static Map<String, String> provenance(JsonValue json) {
    JsonObject object = json.asObject();
    Map<String, String> provenance = new LinkedHashMap<>();
    object.members().keySet().forEach(key -> provenance.put(key, object.requireString(key)));
    return provenance;
  }
}
