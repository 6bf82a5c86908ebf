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
 * @param windows microseconds per step, window after window, from the first second on
 */
public record LaunchMeasurement(double firstStepMillis, List<Double> windows) {
  private static final String START = "{\"launch\":";

  /** Copies the list. */
  public LaunchMeasurement {
    windows = List.copyOf(windows);
  }

  /** Without the line's wrapping. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("firstStepMillis", firstStepMillis)
        .put("windows", new JsonArray(windows.stream().map(JsonNumber::of).toList()))
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
      JsonArray numbers = fields.requireArray("windows");
      List<Double> windows = new ArrayList<>();
      for (int i = 0; i < numbers.size(); i++) {
        windows.add(((JsonNumber) numbers.require(i)).asDouble());
      }
      if (windows.isEmpty()) {
        throw new JsonException("windows is empty");
      }
      return Optional.of(
          new LaunchMeasurement(fields.requireDouble("firstStepMillis"), windows));
    } catch (JsonException | ClassCastException e) {
      throw new IllegalArgumentException("'" + line + "' is no launch: " + e.getMessage(), e);
    }
  }
}
