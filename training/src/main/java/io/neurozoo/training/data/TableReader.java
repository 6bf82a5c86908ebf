// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * The rows of a CSV file to predict from, encoded as those a model learned from. Where these had a
 * header, the file must have one that names the same columns, in any order; others are passed over.
 * Where they had none, the columns stand in the same order, with or without the label. Cells may be
 * separated otherwise. Only one row is in memory. Not thread-safe.
 */
public final class TableReader implements AutoCloseable {

  private final TableEncoding encoding;
  private final CsvRows rows;
  private final RowParser parser;
  private final float[] kept;

  private TableReader(TableEncoding encoding, CsvRows rows) {
    this.encoding = encoding;
    this.rows = rows;
    this.parser = CsvHeader.anyOrder(rows, encoding);
    this.kept = new float[parser.width()];
  }

  /**
   * Opens a file.
   *
   * @throws DataException where it cannot be read, or lacks a column
   */
  public static TableReader open(Path file, TableEncoding encoding) {
    CsvRows rows = CsvRows.open(file, CsvLayout.format(file, encoding.layout().format()));
    try {
      return new TableReader(encoding, rows);
    } catch (RuntimeException | Error e) {
      rows.close();
      throw e;
    }
  }

  /**
   * Writes the next examples, {@link TableEncoding#inputs} floats each.
   *
   * @param floats room for {@code most} examples
   * @param most at least 1
   * @return how many were written; 0 at the end
   * @throws DataException where a row does not fit, naming line and column
   */
  public int next(MemorySegment floats, int most) {
    int count = 0;
    while (count < most) {
      CsvRow row = rows.next();
      if (row == null) {
        break;
      }
      parser.parse(rows, row, kept);
      encoding.write(kept, 0, floats, 4L * encoding.inputs() * count);
      count++;
    }
    return count;
  }

  @Override
  public void close() {
    rows.close();
  }
}
