// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The first pass over a table: what its columns are. Nothing of the values is kept but names. */
final class CsvScan {

  private final CsvOptions options;
  private final CsvLayout layout;
  private TableEncoding encoding;
  private List<String> notes;

  private CsvScan(CsvOptions options, CsvLayout layout) {
    this.options = options;
    this.layout = layout;
  }

  static CsvScan of(CsvOptions options) {
    CsvScan scan = new CsvScan(options, CsvLayout.of(options));
    try (CsvRows rows = CsvRows.open(options.file(), scan.layout.format())) {
      scan.run(rows);
    }
    return scan;
  }

  /** The columns, fitted to nothing yet. */
  TableEncoding encoding() {
    return encoding;
  }

  /** What is worth saying about columns that can be read, one line each. */
  List<String> notes() {
    return notes;
  }

  private void run(CsvRows rows) {
    Set<Integer> nameless = new HashSet<>();
    if (layout.header()) {
      CsvRow header = rows.next();
      for (int column : layout.features()) {
        if (header.isEmpty(column)) {
          nameless.add(column);
        }
      }
      rows.name(layout.names());
    }
    MissingMarks marks = marks(options.impute() ? options.missing() : List.of());
    ColumnScan label =
        new ColumnScan(
            layout.label(),
            true,
            layout.categorical().contains(layout.label()),
            marks(options.missing()));
    List<ColumnScan> features = new ArrayList<>();
    for (int column : layout.features()) {
      features.add(new ColumnScan(column, false, layout.categorical().contains(column), marks));
    }
    long count = 0;
    for (CsvRow row = rows.next(); row != null; row = rows.next()) {
      if (++count > Integer.MAX_VALUE - 8) {
        throw rows.wrong("more than %,d rows; give fewer".formatted(Integer.MAX_VALUE - 8));
      }
      for (int i = 0; i < features.size(); i++) {
        if (!options.impute() && row.isAny(layout.features().get(i), options.missing())) {
          throw rows.at(
              layout.features().get(i), "the value is missing; fill it in, or take impute=mean");
        }
        features.get(i).add(rows, row);
      }
      label.add(rows, row);
    }
    features.forEach(feature -> feature.finish(rows));
    label.finish(rows);
    encoding =
        encoding(features, TableLabel.of(rows, label, name(layout.label()), options, count));
    notes = new ArrayList<>();
    for (ColumnScan feature : features) {
      boolean unnamed = nameless.contains(feature.column());
      feature
          .note(rows)
          .or(() -> unnamed ? nameless(feature) : Optional.empty())
          .ifPresent(notes::add);
    }
    LabelNote.of(rows, label, encoding.label(), options.test().isEmpty(), count)
        .ifPresent(notes::add);
  }

  private static Optional<String> nameless(ColumnScan feature) {
    return Optional.of(
        "column %1$d, counted from 0, has no name in the header and is called '%1$d'; drop=%1$d"
                .formatted(feature.column())
            + " leaves it out");
  }

  private MissingMarks marks(List<String> given) {
    return new MissingMarks(options.file(), layout, given);
  }

  private TableEncoding encoding(List<ColumnScan> features, TableLabel label) {
    List<TableColumn> columns = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      int column = layout.features().get(i);
      columns.add(
          features.get(i).isNamed()
              ? new TableColumn.Categorical(name(column), column, features.get(i).names(), 0)
              : new TableColumn.Numeric(name(column), column, 0, 1, 0));
    }
    return new TableEncoding(
        new TableLayout(
            layout.header(),
            layout.names(),
            layout.label(),
            layout.format(),
            options.impute() ? options.missing() : List.of()),
        columns,
        label,
        options.standardise());
  }

  private String name(int column) {
    return layout.names().get(column);
  }
}
