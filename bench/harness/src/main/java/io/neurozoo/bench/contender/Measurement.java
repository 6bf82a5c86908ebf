// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonException;
import io.neurozoo.file.JsonNumber;
import io.neurozoo.file.JsonObject;
import io.neurozoo.file.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a contender's JVM measured of one task: a line of JSON on its standard output.
 *
 * @param version of the contender
 * @param task name of the task
 * @param threads how many it was allowed
 * @param micros microseconds per step, one number for each round
 * @param checksum see {@link Step#checksum}
 */
public record Measurement(
    String version, String task, int threads, List<Double> micros, double checksum) {
  private static final String START = "{\"measurement\":";

  /** Copies the list. */
  public Measurement {
    micros = List.copyOf(micros);
  }

  /** As it is printed. */
  public String toLine() {
    List<JsonNumber> numbers = micros.stream().map(JsonNumber::of).toList();
    JsonObject fields =
        JsonObject.builder()
            .put("version", version)
            .put("task", task)
            .put("threads", threads)
            .put("micros", new JsonArray(numbers))
            .put("checksum", checksum)
            .build();
    return Json.write(JsonObject.builder().put("measurement", fields).build());
  }

  /**
   * Reads a line of a contender's output; empty where it is something else, which libraries print.
   *
   * @throws IllegalArgumentException where it begins as a measurement and is none
   */
  public static Optional<Measurement> parse(String line) {
    if (!line.startsWith(START)) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(((JsonObject) Json.parse(line)).requireObject("measurement")));
    } catch (JsonException e) {
      throw new IllegalArgumentException(
          "a contender printed '" + line + "', which is no measurement: " + e.getMessage(), e);
    }
  }

  private static Measurement of(JsonObject fields) {
    List<Double> micros = new ArrayList<>();
    JsonArray numbers = fields.requireArray("micros");
    for (int i = 0; i < numbers.size(); i++) {
      JsonValue value = numbers.require(i);
      if (!(value instanceof JsonNumber number) || !(number.asDouble() > 0)) {
        throw new JsonException("micros[" + i + "] is " + value + ", not a number above 0");
      }
      micros.add(number.asDouble());
    }
    if (micros.isEmpty()) {
      throw new JsonException("micros is empty");
    }
    return new Measurement(
        fields.requireString("version"),
        fields.requireString("task"),
        fields.requireInt("threads"),
        micros,
        fields.requireDouble("checksum"));
  }
}
