// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.List;

/**
 * From the categories and classes of one encoding to those of another with the same columns: the
 * same name may have another index.
 */
final class TableTranslation {

  /** By column and index; null where nothing changes. The label's stands last. */
  private final int[][] indices;

  private TableTranslation(int[][] indices) {
    this.indices = indices;
  }

  /**
   * Compares two encodings.
   *
   * @param name of the data set, for messages
   * @throws DataException where a column, or one of its names, is not in the other encoding
   */
  static TableTranslation of(String name, TableEncoding from, TableEncoding to) {
    List<TableColumn> old = from.columns();
    List<TableColumn> now = to.columns();
    requireColumns(name, names(old), names(now));
    int[][] indices = new int[old.size() + 1][];
    for (int i = 0; i < old.size(); i++) {
      indices[i] = column(name, old.get(i), now.get(i));
    }
    indices[old.size()] = label(name, from.label(), to.label());
    return new TableTranslation(indices);
  }

  /** Refuses other columns than those that the model learned from. */
  static void requireColumns(String name, List<String> given, List<String> learned) {
    if (!given.equals(learned)) {
      throw new DataException(
          "data set '%s': its columns are %s but the model learned from %s; give the same columns"
              .formatted(name, given, learned));
    }
  }

  static List<String> names(List<TableColumn> columns) {
    return columns.stream().map(TableColumn::name).toList();
  }

  private static int[] column(String name, TableColumn from, TableColumn to) {
    if (from instanceof TableColumn.Categorical old && to instanceof TableColumn.Categorical now) {
      return indices(name, from.name(), old.categories(), now.categories());
    }
    if (from instanceof TableColumn.Numeric && to instanceof TableColumn.Numeric) {
      return null;
    }
    throw kinds(name, "column", from.name());
  }

  private static int[] label(String name, TableLabel from, TableLabel to) {
    if (from instanceof TableLabel.Classes old && to instanceof TableLabel.Classes now) {
      return indices(name, from.name(), old.labels(), now.labels());
    }
    if (from instanceof TableLabel.Number && to instanceof TableLabel.Number) {
      return null;
    }
    throw kinds(name, "label", from.name());
  }

  private static DataException kinds(String name, String what, String column) {
    return new DataException(
        "data set '%s': the %s '%s' holds numbers here and names in the model's data, or the other"
                .formatted(name, what, column)
            + " way round; add categorical=, or task= for the label");
  }

  private static int[] indices(String name, String column, List<String> from, List<String> to) {
    if (from.equals(to)) {
      return null;
    }
    int[] indices = new int[from.size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = to.indexOf(from.get(i));
      if (indices[i] < 0) {
        throw new DataException(
            "data set '%s': column '%s' holds '%s', which the model's data did not; known: %s"
                .formatted(name, column, CsvRows.shown(from.get(i)), to));
      }
    }
    return indices;
  }

  /** The same rows, in the other encoding's indices. */
  FloatTable apply(FloatTable table) {
    boolean same = true;
    for (int[] column : indices) {
      same &= column == null;
    }
    if (same) {
      return table;
    }
    FloatTable translated = new FloatTable(indices.length);
    float[] row = new float[indices.length];
    for (int i = 0; i < table.rows(); i++) {
      for (int j = 0; j < row.length; j++) {
        float kept = table.get(i, j);
        row[j] = indices[j] == null || kept < 0 ? kept : indices[j][(int) kept];
      }
      translated.add(row);
    }
    translated.trim();
    return translated;
  }
}
