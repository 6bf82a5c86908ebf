// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonException;
import io.neurozoo.file.JsonNumber;
import io.neurozoo.file.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one fresh JVM's training was like: a line of JSON on its standard output.
 *
 * @param firstStepMillis from the start of the JVM to the end of the first step
 * @param seconds microseconds per step in each second of the JVM after the first
 */
public record LaunchMeasurement(double firstStepMillis, List<Double> seconds) {
  private static final String START = "{\"launch\":";

  /** Copies the list. */
  public LaunchMeasurement {
    seconds = List.copyOf(seconds);
  }

  /** Without the line's wrapping. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("firstStepMillis", firstStepMillis)
        .put("seconds", new JsonArray(seconds.stream().map(JsonNumber::of).toList()))
        .build();
  }

  /** As it is printed. */
  public String toLine() {
    return Json.write(JsonObject.builder().put("launch", toJson()).build());
  }

  /** Reads a line of output; empty where it is something else. */
  public static Optional<LaunchMeasurement> parse(String line) {
    if (!line.startsWith(START)) {
      return Optional.empty();
    }
    try {
      JsonObject fields = ((JsonObject) Json.parse(line)).requireObject("launch");
      JsonArray numbers = fields.requireArray("seconds");
      List<Double> seconds = new ArrayList<>();
      for (int i = 0; i < numbers.size(); i++) {
        seconds.add(((JsonNumber) numbers.require(i)).asDouble());
      }
      if (seconds.isEmpty()) {
        throw new JsonException("seconds is empty");
      }
      return Optional.of(
          new LaunchMeasurement(fields.requireDouble("firstStepMillis"), seconds));
    } catch (JsonException | ClassCastException e) {
      throw new IllegalArgumentException("'" + line + "' is no launch: " + e.getMessage(), e);
    }
  }
}
