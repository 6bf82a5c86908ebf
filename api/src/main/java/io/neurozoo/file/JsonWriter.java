// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import java.util.List;
import java.util.Map;

/** Appends values as compact JSON. The values' constructors have checked what they hold. */
final class JsonWriter {
  private JsonWriter() {}

  static void append(StringBuilder out, JsonValue value, int depth) {
    switch (value) {
      case JsonObject object -> appendObject(out, object.members(), deeper(depth));
      case JsonArray array -> appendArray(out, array.elements(), deeper(depth));
      case JsonString(String text) -> appendString(out, text);
      case JsonNumber(String text) -> out.append(text);
      case JsonBoolean(boolean bool) -> out.append(bool);
      case JsonNull() -> out.append("null");
    }
  }

  private static int deeper(int depth) {
    if (depth == Json.MAX_DEPTH) {
      throw new JsonException(
          "more than " + Json.MAX_DEPTH + " levels of nesting, the limit; flatten the document");
    }
    return depth + 1;
  }

  private static void appendObject(StringBuilder out, Map<String, JsonValue> members, int depth) {
    String separator = "{";
    for (Map.Entry<String, JsonValue> member : members.entrySet()) {
      out.append(separator);
      appendString(out, member.getKey());
      out.append(':');
      append(out, member.getValue(), depth);
      separator = ",";
    }
    out.append(members.isEmpty() ? "{}" : "}");
  }

  private static void appendArray(StringBuilder out, List<JsonValue> elements, int depth) {
    String separator = "[";
    for (JsonValue element : elements) {
      out.append(separator);
      append(out, element, depth);
      separator = ",";
    }
    out.append(elements.isEmpty() ? "[]" : "]");
  }

  private static void appendString(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            Quote.appendEscape(out, c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
