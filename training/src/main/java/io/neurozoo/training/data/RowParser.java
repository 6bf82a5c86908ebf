// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns cells into what a {@link TableEncoding} keeps of them, or says which it cannot. */
final class RowParser {

  private static final String EMPTY =
      "the cell is empty, which stood for no missing value in the training; fill it, or train with"
          + " missing=";

  private final TableEncoding encoding;
  private final int[] cells;
  private final int labelCell;
  private final List<Map<String, Integer>> categories = new ArrayList<>();
  private final Map<String, Integer> classes;

  /**
   * Prepares.
   *
   * @param cells where each column is in a row
   * @param labelCell where the label is; negative where it is not read
   */
  RowParser(TableEncoding encoding, int[] cells, int labelCell) {
    this.encoding = encoding;
    this.cells = cells;
    this.labelCell = labelCell;
    for (TableColumn column : encoding.columns()) {
      categories.add(
          column instanceof TableColumn.Categorical named ? indices(named.categories()) : null);
    }
    this.classes =
        encoding.label() instanceof TableLabel.Classes named ? indices(named.labels()) : null;
  }

  private static Map<String, Integer> indices(List<String> names) {
    Map<String, Integer> indices = new HashMap<>();
    for (String name : names) {
      indices.put(name, indices.size());
    }
    return indices;
  }

  /** How many values {@link #parse} keeps. */
  int width() {
    return cells.length + (labelCell < 0 ? 0 : 1);
  }

  /**
   * Reads a row.
   *
   * @param kept a value of each column, then the label's if it is read
   * @return how many values are missing
   */
  int parse(CellPlace rows, CsvRow row, float[] kept) {
    int missing = 0;
    for (int i = 0; i < cells.length; i++) {
      int cell = cells[i];
      boolean numeric = categories.get(i) == null;
      if (row.isAny(cell, encoding.layout().missing())) {
        kept[i] = numeric ? Float.NaN : -1;
        missing++;
      } else {
        kept[i] = numeric ? number(rows, row, cell) : index(rows, row, cell, categories.get(i));
      }
    }
    if (labelCell >= 0) {
      if (row.isEmpty(labelCell)) {
        throw rows.at(labelCell, "the label is missing; leave the row out");
      }
      kept[cells.length] =
          classes == null ? number(rows, row, labelCell) : index(rows, row, labelCell, classes);
    }
    return missing;
  }

  private static float number(CellPlace rows, CsvRow row, int cell) {
    float value = (float) row.number(cell);
    if (!Float.isFinite(value)) {
      throw rows.at(cell, refused(row, cell));
    }
    return value;
  }

  private static String refused(CsvRow row, int cell) {
    if (row.isEmpty(cell)) {
      return EMPTY;
    }
    String text = row.text(cell);
    String why =
        ColumnScan.isNotFinite(text)
            ? "is no finite number"
            : Double.isNaN(row.number(cell))
                ? "is no number, as the training data have here"
                : "is too large for a float";
    return "'%s' %s; correct it, or leave the row out".formatted(CsvRows.shown(text), why);
  }

  private float index(CellPlace rows, CsvRow row, int cell, Map<String, Integer> indices) {
    if (row.isEmpty(cell)) {
      throw rows.at(cell, EMPTY);
    }
    double value = row.number(cell);
    String name = Double.isNaN(value) ? row.text(cell) : DecimalNumber.canonical(value);
    Integer index = indices.get(name);
    if (index == null) {
      List<String> near = NearestNames.of(name, indices.keySet());
      throw rows.at(
          cell,
          "'%s' does not occur in the training data; %sknown: %s"
              .formatted(
                  CsvRows.shown(name),
                  near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ",
                  CsvRows.listed(indices.keySet().stream().sorted().toList())));
    }
    return index;
  }
}
