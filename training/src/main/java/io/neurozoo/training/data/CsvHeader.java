// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The first line of a further file of a table whose columns are known. */
final class CsvHeader {

  private CsvHeader() {}

  /**
   * Passes over the header, if there is to be one, which must be that of the training data.
   *
   * @return a parser for the rows that follow
   */
  static RowParser same(CsvRows rows, TableEncoding encoding) {
    TableLayout layout = encoding.layout();
    rows.expect(layout.width());
    if (layout.header()) {
      List<String> names = read(rows);
      for (int i = 0; i < names.size(); i++) {
        if (!names.get(i).equals(layout.names().get(i))) {
          throw rows.at(
              i,
              "the header says '%s' where that of the training data has '%s'; name it so"
                  .formatted(CsvRows.shown(names.get(i)), CsvRows.shown(layout.names().get(i))));
        }
      }
      rows.name(names);
    }
    return new RowParser(
        encoding,
        encoding.columns().stream().mapToInt(TableColumn::index).toArray(),
        layout.label());
  }

  /**
   * Finds the columns in a file to predict from: by name where there are names, in any order and
   * with any others; else in the order of the training data, with or without the label.
   *
   * @return a parser for the rows that follow
   */
  static RowParser anyOrder(CsvRows rows, TableEncoding encoding) {
    if (encoding.layout().header()) {
      List<String> names = read(rows);
      rows.name(names);
      return new RowParser(encoding, cells(rows, names, encoding), -1);
    }
    requireRows(rows, encoding, false);
    int width = encoding.layout().width();
    int label = encoding.layout().label();
    boolean without = rows.peekWidth() == width - 1;
    rows.expect(without ? width - 1 : width);
    int[] cells =
        encoding.columns().stream()
            .mapToInt(c -> without && c.index() > label ? c.index() - 1 : c.index())
            .toArray();
    return new RowParser(encoding, cells, -1);
  }

  /** As {@link #anyOrder}, with the label. */
  static RowParser labelled(CsvRows rows, TableEncoding encoding) {
    if (!encoding.layout().header()) {
      requireRows(rows, encoding, true);
      return same(rows, encoding);
    }
    List<String> names = read(rows);
    int label = names.indexOf(encoding.labelName());
    if (label < 0) {
      throw lacks(rows, encoding.labelName(), encoding);
    }
    rows.name(names);
    return new RowParser(encoding, cells(rows, names, encoding), label);
  }

  /**
   * Where the training's table had no header: refuses one, and a first line of another width, by
   * what is wanted instead.
   */
  private static void requireRows(CsvRows rows, TableEncoding encoding, boolean labelled) {
    CsvRow first = rows.peek();
    if (first == null) {
      return;
    }
    TableLayout layout = encoding.layout();
    int width = layout.width();
    boolean fits = first.cells() == width || !labelled && first.cells() == width - 1;
    if (fits && !isHeader(first, encoding)) {
      return;
    }
    String label = "with the label in column %d (the first is 0)".formatted(layout.label());
    throw rows.wrong(
        "line %d %s, but the model learned from a table without a header; give rows of %s,"
                .formatted(
                    first.line(),
                    fits ? "names columns" : "has " + CsvRows.counted(first.cells()),
                    labelled
                        ? width + " cells, " + label
                        : "%d %s, or %d %s"
                            .formatted(width - 1, cellsInWords(encoding), width, label))
            + " separated by %s, and no header".formatted(separator(layout.format().separator())));
  }

  /** What can be no row: texts alone, where there are to be numbers. */
  private static boolean isHeader(CsvRow row, TableEncoding encoding) {
    for (int i = 0; i < row.cells(); i++) {
      if (row.isAny(i, encoding.layout().missing()) || !Double.isNaN(row.number(i))) {
        return false;
      }
    }
    return encoding.columns().stream().anyMatch(TableColumn.Numeric.class::isInstance);
  }

  private static String cellsInWords(TableEncoding encoding) {
    List<TableColumn> columns = encoding.columns();
    boolean numbers =
        columns.size() == encoding.layout().width() - 1
            && columns.stream().allMatch(TableColumn.Numeric.class::isInstance);
    return numbers ? "numbers" : "cells";
  }

  private static int[] cells(CsvRows rows, List<String> names, TableEncoding encoding) {
    int[] cells = encoding.columns().stream().mapToInt(c -> names.indexOf(c.name())).toArray();
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] < 0) {
        throw lacks(rows, encoding.columns().get(i).name(), encoding);
      }
    }
    return cells;
  }

  private static DataException lacks(CsvRows rows, String name, TableEncoding encoding) {
    return rows.wrong(
        "line 1 names no column '%s'; it must name what the model learned from: %s, separated by %s"
            .formatted(
                CsvRows.shown(name),
                CsvRows.listed(encoding.columns().stream().map(TableColumn::name).toList()),
                separator(encoding.layout().format().separator())));
  }

  private static String separator(char separator) {
    return separator == ',' ? "commas" : separator == ';' ? "semicolons" : "tabs";
  }

  private static List<String> read(CsvRows rows) {
    CsvRow row = rows.next();
    if (row == null) {
      throw rows.wrong("the file is empty; give one with a header and examples");
    }
    List<String> names = new ArrayList<>(row.texts());
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        names.set(i, Integer.toString(i));
      }
      int first = names.indexOf(names.get(i));
      if (first < i) {
        throw rows.at(
            i,
            "the header names columns %d and %d '%s'; give each a name of its own"
                .formatted(first, i, CsvRows.shown(names.get(i))));
      }
    }
    return Arrays.asList(names.toArray(String[]::new));
  }
}
