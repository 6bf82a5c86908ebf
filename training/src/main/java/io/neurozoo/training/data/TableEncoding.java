// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.model.ModelInfo;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the rows of a table become examples: which columns there are, with the means, deviations and
 * categories of the data that were learned from. A model that carries its {@link #toJson text} can
 * be asked about raw rows. Immutable.
 */
public final class TableEncoding {

  /** Under what key a model's {@linkplain ModelInfo#provenance provenance} holds the text. */
  public static final String KEY = "table";

  private final TableLayout layout;
  private final List<TableColumn> columns;
  private final TableLabel label;
  private final boolean standardised;
  private final int inputs;

  TableEncoding(
      TableLayout layout, List<TableColumn> columns, TableLabel label, boolean standardised) {
    this.layout = layout;
    this.columns = List.copyOf(columns);
    this.label = label;
    this.standardised = standardised;
    this.inputs = columns.stream().mapToInt(TableColumn::inputs).reduce(0, Math::addExact);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws DataException where the text is no such encoding
   */
  public static TableEncoding parse(String json) {
    return TableFormat.parse(json);
  }

  /**
   * What a model learned from a table carries; empty where it learned from something else.
   *
   * @throws DataException where it carries a damaged one
   */
  public static Optional<TableEncoding> of(ModelInfo info) {
    return Optional.ofNullable(info.provenance().get(KEY)).map(TableEncoding::parse);
  }

  /** One line of JSON. */
  public String toJson() {
    return TableFormat.write(this);
  }

  /** How many inputs an example has. */
  public int inputs() {
    return inputs;
  }

  /** A name for each input: the column's, with {@code =category} where each category is one. */
  public List<String> inputNames() {
    return columns.stream().flatMap(TableEncoding::inputNames).toList();
  }

  private static Stream<String> inputNames(TableColumn column) {
    return switch (column) {
      case TableColumn.Numeric numeric -> Stream.of(numeric.name());
      case TableColumn.Categorical categorical ->
          categorical.categories().stream().map(name -> categorical.name() + "=" + name);
    };
  }

  /**
   * A column of the rows that the model is asked about.
   *
   * @param name what the header calls it; its index from 0 where there is no header
   * @param categories the names that may stand in it; empty where numbers do
   */
  public record Column(String name, List<String> categories) {

    /** Copies the names. */
    public Column {
      categories = List.copyOf(categories);
    }
  }

  /** The columns to predict from, in the order of the training data. */
  public List<Column> rowColumns() {
    return columns.stream().map(TableEncoding::column).toList();
  }

  private static Column column(TableColumn column) {
    return column instanceof TableColumn.Categorical categorical
        ? new Column(categorical.name(), categorical.categories())
        : new Column(column.name(), List.of());
  }

  /** True where the first line of a file of rows names the columns. */
  public boolean hasHeader() {
    return layout.header();
  }

  /** What stands between the cells of a row. */
  public char separator() {
    return layout.format().separator();
  }

  /** What stands for a missing value; empty where each row must be whole. */
  public List<String> missing() {
    return layout.missing();
  }

  /**
   * What an input means in its column's own unit; the number itself where it stands for a category.
   *
   * @param input from 0 to {@link #inputs} - 1
   */
  public double rawInput(int input, double value) {
    int first = 0;
    for (TableColumn column : columns) {
      if (input < first + column.inputs()) {
        return column instanceof TableColumn.Numeric numeric
            ? value * numeric.deviation() + numeric.mean()
            : value;
      }
      first += column.inputs();
    }
    throw new IndexOutOfBoundsException("input " + input + " of " + inputs);
  }

  /** The name of the column to predict. */
  public String labelName() {
    return label.name();
  }

  /**
   * What a prediction means in the label's own unit: the number times the deviation plus the mean;
   * the number itself where the label is a class.
   */
  public float raw(float prediction) {
    return label instanceof TableLabel.Number number
        ? (float) (prediction * number.deviation() + number.mean())
        : prediction;
  }

  /** What losses are in, in one line; empty where that is the label's own unit. */
  public Optional<String> unit() {
    return standardised && label instanceof TableLabel.Number number
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "'%s' is standardised: losses count its deviations, of which 1 is %.6g; errors and"
                    + " predictions are in its own unit",
                CsvRows.shown(number.name()),
                number.deviation()))
        : Optional.empty();
  }

  /**
   * All rows of another file with the same columns, in any order where they have names, and labels.
   *
   * @throws DataException where the file cannot be read or a row does not fit, naming line and
   *     column
   */
  public Dataset read(Path file) {
    return CsvTable.all(file, this);
  }

  /**
   * Refuses a table of other columns by its first lines alone: what its values are is no matter
   * then.
   *
   * @param spec of the data set {@code csv}
   * @throws DataException where the columns are others, or the file does not fit the options
   */
  public void requireColumns(DataSpec spec) {
    CsvLayout given = CsvLayout.of(CsvOptions.of(spec));
    TableTranslation.requireColumns(
        spec.shortly(),
        given.features().stream().map(given.names()::get).toList(),
        TableTranslation.names(columns));
  }

  TableLayout layout() {
    return layout;
  }

  List<TableColumn> columns() {
    return columns;
  }

  TableLabel label() {
    return label;
  }

  boolean standardised() {
    return standardised;
  }

  /** Writes the inputs of one example, of whose columns these values were kept. */
  void write(float[] kept, int start, MemorySegment floats, long byteOffset) {
    long at = byteOffset;
    for (int i = 0; i < columns.size(); i++) {
      TableColumn column = columns.get(i);
      column.write(kept[start + i], floats, at);
      at += 4L * column.inputs();
    }
  }

  /** The same columns, what they learn from values learned from these examples. */
  TableEncoding fitted(FloatTable table, int[] examples) {
    List<TableColumn> fitted = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      fitted.add(columns.get(i).fitted(table, i, examples, standardised));
    }
    TableLabel target = label;
    if (standardised && label instanceof TableLabel.Number number) {
      Moments moments = Moments.of(table, columns.size(), examples);
      target = new TableLabel.Number(number.name(), moments.mean(), moments.deviation());
    }
    return new TableEncoding(layout, fitted, target, standardised);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TableEncoding that
        && layout.equals(that.layout)
        && columns.equals(that.columns)
        && label.equals(that.label)
        && standardised == that.standardised;
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }
}
