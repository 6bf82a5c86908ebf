// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.architecture.Task;
import io.neurozoo.file.Json;
import io.neurozoo.tensor.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFormatTest {
  private static final ModelConfig CONFIG =
      new ModelConfig(
          "acme:thing",
          Json.parse("{\"hidden\":[3,2],\"rule\":\"x\"}").asObject(),
          "idx:letters",
          Optional.of(new DataContent(50, 10, "0123abcd")),
          Task.classification(Shape.of(28, 28), List.of("a", "\u00e9\"\n")),
          -5,
          3,
          64,
          1234,
          Map.of("test.loss", 0.1 + 0.2),
          Map.of("java", "25"));

  private static ModelConfig read(String text) {
    return ConfigFormat.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsWrittenIsRead() {
    assertEquals(CONFIG, read(ConfigFormat.write(CONFIG)));
    ModelConfig values =
        new ModelConfig(
            "acme:thing",
            Json.parse("{}").asObject(),
            "d",
            Optional.empty(),
            Task.regression(Shape.of(4), 2),
            1,
            1,
            1,
            1,
            Map.of(),
            Map.of());
    assertEquals(values, read(ConfigFormat.write(values)));
  }

  @Test
  void peopleCanReadIt() {
    String text = ConfigFormat.write(CONFIG);
    assertTrue(text.startsWith("{\n  \"format\": 1,\n  \"model\": \"acme:thing\",\n"), text);
    assertTrue(text.contains("    \"hidden\": [3,2],\n"), text);
    assertTrue(text.contains("\"options\": {\n"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\": 1|\"format\": 2|version 2",
        "\"format\": 1|\"format\": \"1\"|format",
        "\"seed\": -5|\"seed\": 0.5|seed",
        "\"seed\": -5|\"sed\": 5|sed",
        "\"outputs\": 2|\"outputs\": 3|2 labels and 3 outputs",
        "[28,28]|[28,0]|extent 0",
        "[28,28]|28|input",
        "\"parameters\": 1234|\"parameters\": null|parameters",
        "}|]|line",
      })
  void whatIsWrongIsNamed(String from, String to, String part) {
    String text = ConfigFormat.write(CONFIG);
    assertTrue(text.contains(from), from);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> read(text.replaceFirst(java.util.regex.Pattern.quote(from), to)));
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @Test
  void provenanceIsTheSameForTheSameTraining() {
    assertEquals(
        Map.of(
            "model",
            "acme:thing",
            "options",
            "{\"hidden\":[3,2],\"rule\":\"x\"}",
            "data",
            "idx:letters",
            "seed",
            "-5",
            "epochs",
            "3",
            "batch",
            "64"),
        CONFIG.provenance());
  }
}
