// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonString;
import io.neurozoo.file.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Options as people type them, {@code --set option=text}, and as JSON. */
public final class OptionText {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** More digits than any number needs; longer ones would cost time for nothing. */
  private static final int MAX_DIGITS = 400;

  private OptionText() {}

  /** The text as JSON; a text that does not suit the type becomes a string, to be refused later. */
  static JsonNode parse(OptionType type, String text) {
    return switch (type) {
      case OptionType.Whole _, OptionType.Real _ -> number(text);
      case OptionType.Truth _ ->
          switch (text.strip()) {
            case "true" -> JSON.booleanNode(true);
            case "false" -> JSON.booleanNode(false);
            default -> JSON.stringNode(text);
          };
      case OptionType.Text _ -> JSON.stringNode(text);
      case OptionType.Choice _ -> JSON.stringNode(text.strip());
      case OptionType.Wholes _ -> list(text.strip());
    };
  }

  /** A value of an option as people type it, such as {@code 300,100} for {@code [300,100]}. */
  public static String of(JsonValue value) {
    return switch (value) {
      case JsonString(String text) -> text;
      case JsonArray array ->
          array.elements().stream().map(OptionText::of).collect(Collectors.joining(","));
      default -> Json.write(value);
    };
  }

  private static JsonNode list(String text) {
    boolean brackets = text.startsWith("[") && text.endsWith("]");
    String inner = brackets ? text.substring(1, text.length() - 1).strip() : text;
    List<JsonNode> elements = new ArrayList<>();
    if (!inner.isEmpty()) {
      for (String element : inner.split(",", -1)) {
        elements.add(number(element));
      }
    }
    return JSON.arrayNode().addAll(elements);
  }

  private static JsonNode number(String text) {
    String digits = text.strip();
    try {
      if (digits.length() > MAX_DIGITS) {
        return JSON.stringNode(text);
      }
      BigDecimal value = new BigDecimal(digits);
      return value.scale() <= 0 && Math.abs((long) value.scale()) < MAX_DIGITS
          ? JSON.numberNode(value.toBigInteger())
          : JSON.numberNode(value);
    } catch (NumberFormatException e) {
      return JSON.stringNode(text);
    }
  }
}
