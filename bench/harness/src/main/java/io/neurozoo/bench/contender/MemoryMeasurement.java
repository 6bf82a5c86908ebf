// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonException;
import io.neurozoo.file.JsonNumber;
import io.neurozoo.file.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a training takes off the heap: a line of JSON on standard output. All in bytes.
 *
 * @param predicted what the plan and the tensors' types say, item by item
 * @param allocated what the allocator counts after some steps
 * @param needed parameters, gradients, optimiser state and live activations, counted from shapes
 * @param residentBefore of the process, before the training was made; 0 where unknown
 * @param resident of the process, after some steps; 0 where unknown
 */
public record MemoryMeasurement(
    Map<String, Long> predicted,
    long allocated,
    long needed,
    long residentBefore,
    long resident) {
  private static final String START = "{\"memory\":";

  /** Copies the map. */
  public MemoryMeasurement {
    predicted = Collections.unmodifiableMap(new LinkedHashMap<>(predicted));
  }

  /** The sum of all that was predicted. */
  public long predictedSum() {
    return predicted.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Without the line's wrapping. */
  public JsonObject toJson() {
    JsonObject.Builder items = JsonObject.builder();
    predicted.forEach((item, bytes) -> items.put(item, bytes.longValue()));
    return JsonObject.builder()
        .put("predicted", items.build())
        .put("allocated", allocated)
        .put("needed", needed)
        .put("residentBefore", residentBefore)
        .put("resident", resident)
        .build();
  }

  /** As it is printed. */
  public String toLine() {
    return Json.write(JsonObject.builder().put("memory", toJson()).build());
  }

  /** Reads a line of output; empty where it is something else. */
  public static Optional<MemoryMeasurement> parse(String line) {
    if (!line.startsWith(START)) {
      return Optional.empty();
    }
    try {
      JsonObject fields = ((JsonObject) Json.parse(line)).requireObject("memory");
      Map<String, Long> predicted = new LinkedHashMap<>();
      fields
          .requireObject("predicted")
          .members()
          .forEach((item, bytes) -> predicted.put(item, (long) ((JsonNumber) bytes).asDouble()));
      return Optional.of(
          new MemoryMeasurement(
              predicted,
              fields.requireLong("allocated"),
              fields.requireLong("needed"),
              fields.requireLong("residentBefore"),
              fields.requireLong("resident")));
    } catch (JsonException | ClassCastException e) {
      throw new IllegalArgumentException("'" + line + "' is no memory: " + e.getMessage(), e);
    }
  }
}
