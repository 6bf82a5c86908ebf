// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.List;
import java.util.Optional;

/** What makes a column of no use, though it can be read: worth a word before a long training. */
final class ColumnHabits {

  /** Of fewer rows nothing is said. */
  private static final int FEWEST_ROWS = 20;

  private long values;
  private double last;
  private boolean varies;
  private boolean counts = true;

  void number(double value) {
    varies |= values > 0 && value != last;
    counts &= values == 0 || value == last + 1;
    last = value;
    values++;
  }

  void text() {
    counts = false;
    values++;
  }

  /**
   * A line about the column.
   *
   * @param name of the column, as messages show it
   * @param option of the column, as options name it
   * @param names the values, where they are names; null where they are numbers
   */
  Optional<String> note(String name, String option, List<String> names) {
    if (values < FEWEST_ROWS) {
      return Optional.empty();
    }
    String drop = "; drop=" + option + " leaves it out";
    if (names == null ? !varies : names.size() == 1) {
      return Optional.of(
          "column %s is the same in all rows, so nothing can be learned from it%s"
              .formatted(name, drop));
    }
    if (names == null && counts) {
      return Optional.of("column %s only counts the rows%s".formatted(name, drop));
    }
    if (names != null && 10L * names.size() >= 9 * values) {
      return Optional.of(
          "column %s holds %,d different names in %,d rows, each an input of its own%s"
              .formatted(name, names.size(), values, drop));
    }
    List<String> marks =
        names == null ? List.of() : names.stream().filter(MissingMarks::isUsual).toList();
    return marks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "column %s takes '%s' for a name; where it stands for a missing value add missing=%s"
                .formatted(name, marks.getFirst(), String.join("&missing=", marks)));
  }
}
