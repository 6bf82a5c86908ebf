// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonObject;
import io.neurozoo.file.JsonValue;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What {@code zoo doctor} found. */
final class Findings {
  private record Finding(boolean well, String what, String text) {}

  private final List<Finding> all = new ArrayList<>();
  private final JsonObject.Builder figures = JsonObject.builder();

  /** Something is as it should be. */
  void ok(String what, String text) {
    all.add(new Finding(true, what, text));
  }

  /** Something is wrong; the text says what helps. */
  void wrong(String what, String text) {
    all.add(new Finding(false, what, text.replaceAll("\\s*\\R\\s*", " ")));
  }

  /** Something was measured and is as it should be. */
  void figure(String what, String key, double value, String text) {
    figures.put(key, value);
    ok(what, text);
  }

  /** Something was measured and is not as it should be. */
  void wrongFigure(String what, String key, double value, String text) {
    figures.put(key, value);
    wrong(what, text);
  }

  boolean allWell() {
    return all.stream().allMatch(Finding::well);
  }

  /** All on one line. */
  String json() {
    List<JsonValue> list = new ArrayList<>();
    for (Finding f : all) {
      list.add(
          JsonObject.builder()
              .put("ok", f.well())
              .put("what", f.what())
              .put("text", f.text())
              .build());
    }
    return Json.write(
        JsonObject.builder()
            .put("ok", allWell())
            .put("findings", new JsonArray(list))
            .put("figures", figures.build())
            .build());
  }

  void print(PrintWriter out) {
    Table table = new Table();
    all.forEach(f -> table.row(f.well() ? "ok" : "WRONG", f.what(), f.text()));
    table.print(out, "");
  }
}
