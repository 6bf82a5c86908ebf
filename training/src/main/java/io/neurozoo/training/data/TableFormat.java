// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonException;
import io.neurozoo.file.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** {@link TableEncoding} as JSON; read as strictly as any file that others may have written. */
final class TableFormat {

  private TableFormat() {}

  static String write(TableEncoding encoding) {
    TableLayout layout = encoding.layout();
    JsonObject.Builder out =
        JsonObject.builder()
            .put("header", layout.header())
            .put("names", JsonArray.ofStrings(layout.names()))
            .put("separator", String.valueOf(layout.format().separator()));
    if (layout.format().decimal() != '.') {
      out.put("decimal", String.valueOf(layout.format().decimal()));
    }
    return Json.write(
        out.put("missing", JsonArray.ofStrings(layout.missing()))
            .put("standardised", encoding.standardised())
            .put(
                "columns",
                new JsonArray(encoding.columns().stream().map(TableFormat::column).toList()))
            .put("label", label(encoding.label(), layout.label()))
            .build());
  }

  private static JsonObject column(TableColumn column) {
    JsonObject.Builder out =
        JsonObject.builder().put("name", column.name()).put("index", column.index());
    return switch (column) {
      case TableColumn.Numeric numeric ->
          out.put("mean", numeric.mean())
              .put("deviation", numeric.deviation())
              .put("fill", numeric.fill())
              .build();
      case TableColumn.Categorical categorical ->
          out.put("categories", JsonArray.ofStrings(categorical.categories()))
              .put("fill", categorical.fill())
              .build();
    };
  }

  private static JsonObject label(TableLabel label, int index) {
    JsonObject.Builder out =
        JsonObject.builder().put("name", label.name()).put("index", index);
    return switch (label) {
      case TableLabel.Classes classes ->
          out.put("classes", JsonArray.ofStrings(classes.labels())).build();
      case TableLabel.Number number ->
          out.put("mean", number.mean()).put("deviation", number.deviation()).build();
    };
  }

  static TableEncoding parse(String json) {
    try {
      return encoding(Json.parse(json).asObject());
    } catch (JsonException e) {
      throw new DataException("the encoding of a table: " + e.getMessage(), e);
    }
  }

  private static TableEncoding encoding(JsonObject json) {
    List<TableColumn> columns = new ArrayList<>();
    HashSet<Integer> indices = new HashSet<>();
    List<String> names = json.requireArray("names").strings();
    int width = names.size();
    for (JsonObject column : json.requireArray("columns").objects()) {
      columns.add(column(column));
      int index = column.requireInt("index");
      if (index < 0 || index >= width || !indices.add(index)) {
        throw wrong("column index " + index + " of " + width);
      }
    }
    JsonObject label = json.requireObject("label");
    int at = label.requireInt("index");
    if (columns.isEmpty() || at < 0 || at >= width || !indices.add(at)) {
      throw wrong("label index " + at + " of " + width);
    }
    String separator = json.requireString("separator");
    if (separator.length() != 1) {
      throw wrong("separator '" + separator + "'");
    }
    String decimal = json.has("decimal") ? json.requireString("decimal") : ".";
    if (!decimal.equals(".") && !decimal.equals(",")) {
      throw wrong("decimal '" + decimal + "'");
    }
    return new TableEncoding(
        new TableLayout(
            json.requireBoolean("header"),
            names,
            at,
            new CsvFormat(separator.charAt(0), decimal.charAt(0)),
            json.requireArray("missing").strings()),
        columns,
        label(label),
        json.requireBoolean("standardised"));
  }

  private static TableColumn column(JsonObject json) {
    String name = json.requireString("name");
    int index = json.requireInt("index");
    if (json.has("categories")) {
      List<String> categories = json.requireArray("categories").strings();
      int fill = json.requireInt("fill");
      if (fill < 0 || fill >= categories.size()) {
        throw wrong("fill " + fill + " of " + categories.size() + " categories");
      }
      return new TableColumn.Categorical(name, index, categories, fill);
    }
    return new TableColumn.Numeric(
        name,
        index,
        finite(json.requireDouble("mean")),
        positive(json.requireDouble("deviation")),
        finite(json.requireDouble("fill")));
  }

  private static TableLabel label(JsonObject json) {
    String name = json.requireString("name");
    return json.has("classes")
        ? new TableLabel.Classes(name, json.requireArray("classes").strings())
        : new TableLabel.Number(
            name,
            finite(json.requireDouble("mean")),
            positive(json.requireDouble("deviation")));
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw wrong("the number " + value);
    }
    return value;
  }

  private static double positive(double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw wrong("the deviation " + value);
    }
    return value;
  }

  private static DataException wrong(String what) {
    return new DataException(
        "the encoding of a table: " + what + " cannot be; save the model anew");
  }
}
