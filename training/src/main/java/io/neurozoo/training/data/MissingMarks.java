// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands for a missing value in a table, and what seems to. */
final class MissingMarks {

  /** What people and programs write for a value that is not there. */
  private static final List<String> USUAL =
      List.of("", "?", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL");

  private final Path file;
  private final CsvLayout layout;
  private final List<String> given;

  /**
   * Keeps what was said.
   *
   * @param given the texts that stand for a missing value
   */
  MissingMarks(Path file, CsvLayout layout, List<String> given) {
    this.file = file;
    this.layout = layout;
    this.given = given;
  }

  List<String> given() {
    return given;
  }

  static boolean isUsual(String text) {
    return USUAL.contains(text);
  }

  /**
   * The options that make a missing value of a text, and of all the usual marks in the file: so one
   * message is enough for all of them.
   */
  String options(String found) {
    Set<String> marks = new LinkedHashSet<>();
    marks.add(found);
    if (isUsual(found)) {
      addUsual(marks);
    }
    return marks.stream()
        .map(mark -> "missing=" + CsvRows.shown(mark))
        .collect(Collectors.joining("&"));
  }

  private void addUsual(Set<String> marks) {
    try (CsvRows rows = CsvRows.open(file, layout.format())) {
      for (CsvRow row = rows.next(); row != null; row = rows.next()) {
        for (int column : layout.features()) {
          for (int i = 0; i < USUAL.size(); i++) {
            String mark = USUAL.get(i);
            if (row.is(column, mark) && !given.contains(mark)) {
              marks.add(mark);
            }
          }
        }
      }
    } catch (DataException later) {
      // The file has another mistake further down; it has its own message when it is its turn.
      return;
    }
  }
}
