// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a table, before its values are looked at.
 *
 * @param format how cells are written
 * @param header true where the first line names the columns
 * @param names of the columns; their indices where there is no header, or a name is empty
 * @param label the index of the column to predict
 * @param features the indices of the columns to predict it from
 * @param categorical columns whose numbers are names
 */
record CsvLayout(
    CsvFormat format,
    boolean header,
    List<String> names,
    int label,
    List<Integer> features,
    Set<Integer> categorical) {


  /** Looks at the first two lines. */
  static CsvLayout of(CsvOptions options) {
    CsvFormat format =
        new CsvFormat(
            options.separator().orElseGet(() -> separator(options.file(), options.decimal())),
            options.decimal());
    try (CsvRows rows = CsvRows.open(options.file(), format)) {
      CsvRow row = rows.next();
      if (row == null) {
        throw rows.wrong("the file is empty; give one with examples");
      }
      List<String> first = row.texts();
      if (first.size() == 1) {
        throw rows.wrong(
            "there is one column, '%s'; a table needs two. Are the cells separated otherwise? %s"
                .formatted(CsvRows.shown(first.getFirst()), "separator=; or separator=tab"));
      }
      boolean[] number = numbers(row, options.missing());
      row = rows.next();
      boolean second = row != null && any(numbers(row, options.missing()));
      boolean header =
          options.header().orElseGet(() -> detected(rows, options, first, any(number), second));
      if (header && row == null) {
        throw rows.wrong("there is a header and no example; add examples");
      }
      return of(rows, options, format, header, first);
    }
  }

  /** A comma, or what else makes several cells of the first line; no decimal point if it can be. */
  private static char separator(Path file, char decimal) {
    char[] separators = decimal == ',' ? new char[] {';', '\t', ','} : new char[] {',', ';', '\t'};
    for (char separator : separators) {
      if (makesCells(file, new CsvFormat(separator, decimal))) {
        return separator;
      }
    }
    return ',';
  }

  /** A known format, or with another separator where only that makes cells of the first line. */
  static CsvFormat format(Path file, CsvFormat known) {
    for (char separator : new char[] {known.separator(), ',', ';', '\t'}) {
      CsvFormat format = new CsvFormat(separator, known.decimal());
      boolean point = separator == known.decimal() && separator != known.separator();
      if (!point && makesCells(file, format)) {
        return format;
      }
    }
    return known;
  }

  /** False too where the line cannot be read so: quotes mislead a separator that is none. */
  private static boolean makesCells(Path file, CsvFormat format) {
    try (CsvRows rows = CsvRows.open(file, format)) {
      return rows.peekWidth() > 1;
    } catch (DataException e) {
      return false;
    }
  }

  /** The cells of the first line, for messages. */
  static String firstLine(Path file, Optional<Character> separator, char decimal) {
    char between = separator.orElseGet(() -> separator(file, decimal));
    try (CsvRows rows = CsvRows.open(file, new CsvFormat(between, decimal))) {
      CsvRow row = rows.next();
      if (row == null) {
        throw rows.wrong("the file is empty; give one with examples");
      }
      return CsvRows.listed(row.texts());
    }
  }

  /** Which cells can be no name of a column: numbers and what stands for a missing one. */
  private static boolean[] numbers(CsvRow row, List<String> missing) {
    boolean[] numbers = new boolean[row.cells()];
    for (int i = 0; i < numbers.length; i++) {
      boolean mark = !row.isEmpty(i) && row.isAny(i, missing);
      numbers[i] = mark || !Double.isNaN(row.number(i));
    }
    return numbers;
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }

  /**
   * A line that holds the label's name is a header; else one with a number is none, and one without
   * is, where the next line has a number.
   */
  private static boolean detected(
      CsvRows rows, CsvOptions options, List<String> first, boolean number, boolean second) {
    if (first.contains(options.label()) && Double.isNaN(DecimalNumber.parse(options.label()))) {
      return true;
    }
    if (number) {
      return false;
    }
    if (second) {
      return true;
    }
    throw rows.wrong(
        "all cells of the first two lines are texts, so the first may or may not name the columns;"
            + " say header=yes or header=no");
  }

  private static CsvLayout of(
      CsvRows rows,
      CsvOptions options,
      CsvFormat format,
      boolean header,
      List<String> first) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      names.add(header && !first.get(i).isEmpty() ? first.get(i) : Integer.toString(i));
    }
    requireDistinct(rows, names);
    int label = index(rows, options, header, names, options.label(), "label");
    Set<Integer> dropped = new HashSet<>();
    for (String drop : options.drop()) {
      dropped.add(index(rows, options, header, names, drop, "drop"));
    }
    Set<Integer> categorical = new HashSet<>();
    for (String name : options.categorical()) {
      categorical.add(index(rows, options, header, names, name, "categorical"));
    }
    if (dropped.contains(label)) {
      throw rows.wrong("the label '%s' is dropped too; drop another".formatted(options.label()));
    }
    List<Integer> features = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (i != label && !dropped.contains(i)) {
        features.add(i);
      }
    }
    if (features.isEmpty()) {
      throw rows.wrong(
          "no column is left besides the label; drop fewer");
    }
    return new CsvLayout(
        format, header, List.copyOf(names), label, List.copyOf(features), Set.copyOf(categorical));
  }

  private static void requireDistinct(CsvRows rows, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      int first = names.indexOf(names.get(i));
      if (first < i) {
        throw rows.at(
            1,
            i,
            "the header names columns %d and %d '%s'; give each a name of its own"
                .formatted(first, i, CsvRows.shown(names.get(i))));
      }
    }
  }

  /** The column that a name or an index means; the name goes first. */
  private static int index(
      CsvRows rows,
      CsvOptions options,
      boolean header,
      List<String> names,
      String text,
      String option) {
    int named = names.indexOf(text);
    if (named >= 0) {
      return named;
    }
    if (text.matches("\\d{1,9}") && Integer.parseInt(text) < names.size()) {
      return Integer.parseInt(text);
    }
    List<String> near = header ? NearestNames.of(text, names) : List.of();
    String guess = near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ";
    String columns =
        header
            ? CsvRows.listed(names) + " (0 to " + (names.size() - 1) + ")"
            : "0 to " + (names.size() - 1) + ", without names" + unnamed(options);
    throw rows.wrong(
        "%s=%s: there is no such column; %scolumns: %s".formatted(option, text, guess, columns));
  }

  private static String unnamed(CsvOptions options) {
    return options.header().isPresent()
        ? ""
        : ", since the first line holds a number (or say header=yes)";
  }

  /** The number of cells of each row. */
  int width() {
    return names.size();
  }
}
