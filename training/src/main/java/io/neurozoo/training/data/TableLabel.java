// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.model.Preprocessing;
import io.neurozoo.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** What a table asks to be predicted: one of some names, or a number. */
sealed interface TableLabel {

  /** So many different numbers may be classes in any table. */
  int ALWAYS_FEW = 50;

  /** The task that makes numbers the names of classes. */
  String CLASSES = "classification";

  /** The column's name. */
  String name();

  Target target();

  /** One of some names, kept as its index. */
  record Classes(String name, List<String> labels) implements TableLabel {
    public Classes {
      labels = List.copyOf(labels);
    }

    @Override
    public Target target() {
      return new Target.Classes(labels);
    }
  }

  /**
   * A number, kept as it is and read as (number - mean) / deviation.
   *
   * @param deviation above 0
   */
  record Number(String name, double mean, double deviation) implements TableLabel {

    @Override
    public Target target() {
      return new Target.Values(Shape.of(1), preprocessing());
    }

    Preprocessing preprocessing() {
      return new Preprocessing((float) (1 / deviation), (float) ((0 - mean) / deviation));
    }
  }

  /** Where hardly a number comes twice, they are no classes. */
  private static boolean mayBeClasses(ColumnScan scan, long examples) {
    int different = scan.names().size();
    return different <= ALWAYS_FEW || 2L * different <= examples;
  }

  /** Decides what a label's values are, where nobody said. */
  static TableLabel of(
      CsvRows rows, ColumnScan scan, String name, CsvOptions options, long examples) {
    Optional<String> task = options.task();
    if (!scan.isNamed() && scan.names().size() == 1 && !task.equals(Optional.of(CLASSES))) {
      throw rows.wrong(
          "the label '%s' is '%s' in all rows; a regression needs at least two different numbers"
              .formatted(name, scan.names().getFirst()));
    }
    boolean few = !scan.hasTooManyNames();
    boolean either = !scan.isNamed() && scan.isWhole() && few && mayBeClasses(scan, examples);
    if (task.isEmpty() && either) {
      throw rows.wrong(
          "the label '%s' holds whole numbers, %d different ones, which may be classes or amounts;"
                  .formatted(name, scan.names().size())
              + " say task=classification or task=regression");
    }
    boolean classes = task.isPresent() ? task.get().equals(CLASSES) : scan.isNamed();
    if (!classes && scan.isNamed()) {
      throw rows.at(
          Math.max(1, scan.textLine()),
          scan.column(),
          "a regression needs numbers and the label is '%s'; say task=classification"
              .formatted(CsvRows.shown(String.valueOf(scan.text()))));
    }
    if (!classes) {
      return new Number(name, 0, 1);
    }
    if (!few) {
      throw rows.at(
          scan.overflowLine(),
          scan.column(),
          "the label has more than %,d classes; say task=regression, or choose another label"
              .formatted(ColumnScan.MOST_NAMES));
    }
    if (scan.names().size() < 2) {
      throw rows.wrong(
          "the label '%s' is '%s' in all rows; a classification needs at least two classes"
              .formatted(name, CsvRows.shown(scan.names().getFirst())));
    }
    return new Classes(name, scan.names());
  }
}
