// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Encodes records, values by the names of their columns, as the rows that a model learned from.
 * Not thread-safe.
 */
public final class RecordEncoder {
  private final TableEncoding encoding;
  private final RowParser parser;
  private final float[] kept;

  /** Where the training's table had no header, the columns are named by their indices from 0. */
  public RecordEncoder(TableEncoding encoding) {
    this.encoding = encoding;
    this.parser =
        new RowParser(encoding, IntStream.range(0, encoding.columns().size()).toArray(), -1);
    this.kept = new float[parser.width()];
  }

  /**
   * Writes one example, {@link TableEncoding#inputs} floats.
   *
   * @param where of the record, for messages, such as {@code input 'a.json': record 3}
   * @param record values by column, numbers with a point; null for one that is missing. Other names
   *     are passed over
   * @throws DataException where a column is missing, or a value does not fit
   */
  public void write(
      String where, Map<String, String> record, MemorySegment floats, long byteOffset) {
    CsvRow row = new CsvRow('.');
    row.begin(1);
    List<TableColumn> columns = encoding.columns();
    for (TableColumn column : columns) {
      if (!record.containsKey(column.name())) {
        throw new DataException(
            "%s: there is no '%s'; the model learned from %s"
                .formatted(
                    where,
                    CsvRows.shown(column.name()),
                    CsvRows.listed(columns.stream().map(TableColumn::name).toList())));
      }
      String text = record.get(column.name());
      char[] cell = (text == null ? missing() : text).toCharArray();
      row.add(cell, 0, cell.length);
    }
    CellPlace place =
        (column, what) ->
            new DataException(
                "%s, '%s': %s".formatted(where, CsvRows.shown(columns.get(column).name()), what));
    parser.parse(place, row, kept);
    encoding.write(kept, 0, floats, byteOffset);
  }

  /** What a missing value was written as; an empty cell, which is refused, where there was none. */
  private String missing() {
    List<String> marks = encoding.layout().missing();
    return marks.isEmpty() ? "" : marks.getFirst();
  }
}
