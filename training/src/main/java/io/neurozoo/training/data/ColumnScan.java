// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the values of one column are, found out a cell at a time. */
final class ColumnScan {

  /** The most different names of a column: each becomes an input, or an output. */
  static final int MOST_NAMES = 1000;

  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

  private static final Pattern COMMA = Pattern.compile("[+-]?[0-9]+(,[0-9]+)+(\\.[0-9]+)?");

  /** With a point, or points of thousands; unlike dates. */
  private static final Pattern POINT =
      Pattern.compile("[+-]?([0-9]*\\.[0-9]+|[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]+)?)");

  private static final int LONGEST_NUMBER = 40;

  private static final int LONGEST_NOT_FINITE = "-infinity".length();

  private final int column;
  private final boolean label;
  private final boolean named;
  private final MissingMarks marks;
  private final ColumnHabits habits = new ColumnHabits();
  private final Map<String, Name> names = new HashMap<>();

  /** A value that is counted as a name, and what number it is. */
  private static final class Name {
    private final double value;
    private boolean again;

    Name(double value) {
      this.value = value;
    }
  }

  /** Of the first cell that is empty, where no value came before it; 0 where there is none. */
  private long emptyLine;

  private long numberLine;
  private String number;
  private long textLine;
  private String text;
  private long strangeLine;
  private String strange;
  private long overflowLine;
  private boolean fractions;

  /**
   * Begins with nothing.
   *
   * @param column the index
   * @param label true where it is to be predicted
   * @param named true where numbers are names too
   * @param marks what stands for a missing value
   */
  ColumnScan(int column, boolean label, boolean named, MissingMarks marks) {
    this.column = column;
    this.label = label;
    this.named = named;
    this.marks = marks;
  }

  void add(CsvRows rows, CsvRow row) {
    if (row.isAny(column, marks.given())) {
      if (label) {
        throw rows.at(column, "the label is missing; leave the row out");
      }
      return;
    }
    if (row.isEmpty(column)) {
      if (label) {
        throw rows.at(column, "the label is missing; leave the row out");
      }
      if (names.isEmpty() && number == null) {
        // What helps depends on whether any value comes.
        emptyLine = emptyLine == 0 ? row.line() : emptyLine;
        return;
      }
      throw rows.at(column, emptyCell());
    }
    if (emptyLine > 0) {
      throw rows.at(emptyLine, column, emptyCell());
    }
    double value = row.number(column);
    if (!Double.isNaN(value)) {
      addNumber(rows, row, value);
    } else {
      addText(rows, row);
    }
  }

  private String emptyCell() {
    String options = marks.options("");
    return "the cell is empty; fill it, or add %s to put the training part's mean there"
        .formatted(options);
  }

  private void addNumber(CsvRows rows, CsvRow row, double value) {
    if (!Float.isFinite((float) value)) {
      throw rows.at(
          column, row.text(column) + " is too large for a float; scale the column, or drop it");
    }
    habits.number(value);
    fractions |= value != Math.rint(value);
    if (number == null) {
      number = row.text(column);
      numberLine = row.line();
      requireOneKind(rows, row);
    }
    if ((named || label) && names.size() <= MOST_NAMES) {
      name(row, DecimalNumber.canonical(value), value);
    }
  }

  private void addText(CsvRows rows, CsvRow row) {
    String found = row.text(column);
    habits.text();
    requireThePoint(rows, found);
    if (isNotFinite(found)) {
      if (strange == null) {
        strange = found;
        strangeLine = row.line();
      }
    } else if (text == null) {
      text = found;
      textLine = row.line();
    }
    requireOneKind(rows, row);
    name(row, found, Double.NaN);
  }

  /** Numbers written otherwise would else be names, and learned from without a word. */
  private void requireThePoint(CsvRows rows, String found) {
    if (text != null || strange != null || named || found.length() > LONGEST_NUMBER) {
      return;
    }
    String what = null;
    if (rows.decimal() == '.' && COMMA.matcher(found).matches()) {
      what =
          "a number with a comma; add decimal=, where that is its point, take out commas of"
              + " thousands";
    } else if (rows.decimal() == ',' && POINT.matcher(found).matches()) {
      what =
          "a number with a point; leave decimal=, out where that is its own, take out points of"
              + " thousands";
    }
    if (what != null) {
      throw rows.at(
          column, "'%s' is %s, or add categorical=%s".formatted(found, what, rows.option(column)));
    }
  }

  /** True for the ways of writing NaN and the infinities. */
  static boolean isNotFinite(String text) {
    return text.length() <= LONGEST_NOT_FINITE && NOT_FINITE.matcher(text).matches();
  }

  private void requireOneKind(CsvRows rows, CsvRow row) {
    if (named || number == null) {
      return;
    }
    if (strange != null) {
      throw notFinite(rows);
    }
    if (text != null) {
      boolean textHere = textLine == row.line();
      throw rows.at(
          column,
          "'%s' is %s number, but line %d has '%s'; %s"
              .formatted(
                  CsvRows.shown(textHere ? text : number),
                  textHere ? "no" : "a",
                  textHere ? numberLine : textLine,
                  CsvRows.shown(textHere ? number : text),
                  "add %s or categorical=%s".formatted(marks.options(text), rows.option(column))));
    }
  }

  private DataException notFinite(CsvRows rows) {
    return rows.at(
        strangeLine,
        column,
        "%s is no finite number; leave the row out, or add missing=%s"
            .formatted(strange, strange));
  }

  private void name(CsvRow row, String name, double value) {
    Name known = names.get(name);
    if (known != null) {
      known.again = true;
    } else if (names.size() <= MOST_NAMES) {
      names.put(name, new Name(value));
      overflowLine = names.size() > MOST_NAMES ? row.line() : 0;
    }
  }

  /** Refuses what no single cell shows. */
  void finish(CsvRows rows) {
    if (number == null && text == null) {
      if (strange != null) {
        throw notFinite(rows);
      }
      throw rows.at(1, column, "the column holds no value at all; add drop=" + rows.option(column));
    }
    if (!label && isNamed() && overflowLine > 0) {
      throw rows.at(
          overflowLine,
          column,
          "more than %,d different texts, each to become an input; add drop=%s"
              .formatted(MOST_NAMES, rows.option(column)));
    }
  }

  /** What is worth saying about a column that can be read. */
  Optional<String> note(CsvRows rows) {
    return habits.note(rows.name(column), rows.option(column), isNamed() ? names() : null);
  }

  int column() {
    return column;
  }

  /** True where the values are names, not numbers. */
  boolean isNamed() {
    return named || number == null;
  }

  /** True where numbers, if they are that, are all whole. */
  boolean isWhole() {
    return !fractions;
  }

  boolean hasTooManyNames() {
    return overflowLine > 0;
  }

  long overflowLine() {
    return overflowLine;
  }

  /** The first text, and its line. */
  String text() {
    return text == null ? strange : text;
  }

  long textLine() {
    return text == null ? strangeLine : textLine;
  }

  /** The names there are, numbers before texts, numbers by size and texts by letter. */
  List<String> names() {
    List<String> sorted = new ArrayList<>(names.keySet());
    sorted.sort(
        Comparator.comparing((String name) -> names.get(name).value).thenComparing(name -> name));
    return List.copyOf(sorted);
  }

  /** Those of {@link #names} that one row has. */
  List<String> single() {
    return names().stream().filter(name -> !names.get(name).again).toList();
  }
}
