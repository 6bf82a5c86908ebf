// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.List;
import java.util.Optional;

/** What makes classes hard to learn, though they can be read: worth a word before the training. */
final class LabelNote {

  /** Of fewer rows the classes of one row are named. */
  private static final int FEWEST_ROWS = 20;

  private LabelNote() {}

  /**
   * A line about the label.
   *
   * @param label what the scan was found to be
   * @param split true where the rows to test by are some of these
   * @param examples how many rows there are
   */
  static Optional<String> of(
      CsvRows rows, ColumnScan scan, TableLabel label, boolean split, long examples) {
    if (!(label instanceof TableLabel.Classes classes)) {
      return Optional.empty();
    }
    int count = classes.labels().size();
    if (examples >= FEWEST_ROWS && 10L * count >= 9 * examples) {
      String what =
          scan.isNamed()
              ? "if it names the rows choose another label"
              : "if it is a number to predict say task=regression, if it is a name choose another"
                  + " label";
      return Optional.of(
          "the label %s has %,d classes in %,d rows; %s"
              .formatted(rows.name(scan.column()), count, examples, what));
    }
    List<String> single = split ? scan.single() : List.of();
    return switch (single.size()) {
      case 0 -> Optional.empty();
      case 1 ->
          Optional.of(
              "class '%s' has 1 row: it cannot be both learned and tested; give it more, or leave"
                      .formatted(CsvRows.shown(single.getFirst()))
                  + " it out");
      default ->
          Optional.of(
              "%,d classes have 1 row each: they cannot be both learned and tested; give them more,"
                      .formatted(single.size())
                  + " or leave them out (" + CsvRows.listed(single) + ")");
    };
  }
}
