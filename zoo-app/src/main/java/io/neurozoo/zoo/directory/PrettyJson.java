// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonObject;
import io.neurozoo.file.JsonString;
import io.neurozoo.file.JsonValue;
import java.util.Map;

/** JSON for people to read: one member a line, arrays on one line. */
final class PrettyJson {
  private PrettyJson() {}

  static String write(JsonObject object) {
    StringBuilder out = new StringBuilder();
    append(out, object, "");
    return out.append('\n').toString();
  }

  private static void append(StringBuilder out, JsonValue value, String indent) {
    if (!(value instanceof JsonObject object) || object.members().isEmpty()) {
      out.append(Json.write(value));
      return;
    }
    String deeper = indent + "  ";
    String separator = "{\n";
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      out.append(separator).append(deeper);
      out.append(Json.write(new JsonString(member.getKey()))).append(": ");
      append(out, member.getValue(), deeper);
      separator = ",\n";
    }
    out.append('\n').append(indent).append('}');
  }
}
