// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementTest {
  @Test
  void isReadAsItWasPrinted() {
    var measurement =
        new Measurement("Some \"library\" 1.2", "train-mlp", 2, List.of(12.5, 1e-3, 1e7), -0.25);
    assertEquals(Optional.of(measurement), Measurement.parse(measurement.toLine()));
  }

  @Test
  void isOneLine() {
    var measurement = new Measurement("two\nlines", "t", 1, List.of(1.0), 0);
    assertTrue(measurement.toLine().lines().count() == 1, measurement.toLine());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[INFO] loading native library", "{\"other\":1}", "{"})
  void whatLibrariesPrintIsPassedOver(String line) {
    assertEquals(Optional.empty(), Measurement.parse(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"measurement\":",
        "{\"measurement\":{}}",
        "{\"measurement\":3}",
        "{\"measurement\":{\"version\":\"v\",\"task\":\"t\",\"threads\":1,\"micros\":[],"
            + "\"checksum\":1}}",
        "{\"measurement\":{\"version\":\"v\",\"task\":\"t\",\"threads\":1,\"micros\":[0],"
            + "\"checksum\":1}}",
        "{\"measurement\":{\"version\":\"v\",\"task\":\"t\",\"threads\":1,\"micros\":[\"1\"],"
            + "\"checksum\":1}}"
      })
  void aBrokenOneIsRefusedWithTheLine(String line) {
    var e = assertThrows(IllegalArgumentException.class, () -> Measurement.parse(line));
    assertTrue(e.getMessage().contains(line), e.getMessage());
  }
}
