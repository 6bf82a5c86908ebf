// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.nio.file.Path;
import java.util.function.BiFunction;

/** Reads a table: once to find out what its columns are, once for the values. */
final class CsvTable {

  /** One to learn from, one to choose by, one to test by. */
  private static final int FEWEST_ROWS = 3;

  private final String name;
  private final CsvOptions options;

  private CsvTable(String name, CsvOptions options) {
    this.name = name;
    this.options = options;
  }

  /**
   * Reads a table and what belongs to it.
   *
   * @param name what the data set is called in reports
   * @throws DataException where a file is missing, damaged, or does not fit the options
   */
  static DataSplits read(String name, CsvOptions options) {
    return new CsvTable(name, options).read();
  }

  private DataSplits read() {
    CsvScan scan = CsvScan.of(options);
    TableEncoding encoding = scan.encoding();
    TableDataset all = dataset(options.file(), encoding);
    if (options.test().isPresent()) {
      Dataset train = all.fitted();
      TableDataset test = dataset(options.test().get(), encoding);
      return new DataSplits(
          train, test.encodedBy(train.encoding().orElseThrow()), scan.notes());
    }
    if (all.size() < FEWEST_ROWS) {
      throw new DataException(
          "csv '%s': there are too few rows (%d) to learn from and to test by; give more, or %s"
              .formatted(options.file(), all.size(), "test=FILE"));
    }
    Split split =
        options.folds().isPresent()
            ? KFold.stratified(all, options.folds().getAsInt(), options.seed()).get(options.fold())
            : Split.holdOut(all, 0.2, options.seed());
    return new DataSplits(split.train(), split.validation(), scan.notes());
  }

  /** A file read as an encoding says, its columns in any order where they have names. */
  static TableDataset all(Path file, TableEncoding encoding) {
    return dataset(
        file.getFileName().toString(),
        file,
        CsvLayout.format(file, encoding.layout().format()),
        encoding,
        CsvHeader::labelled);
  }

  private TableDataset dataset(Path file, TableEncoding encoding) {
    return dataset(name, file, encoding.layout().format(), encoding, CsvHeader::same);
  }

  private static TableDataset dataset(
      String name,
      Path file,
      CsvFormat format,
      TableEncoding encoding,
      BiFunction<CsvRows, TableEncoding, RowParser> header) {
    FloatTable table = new FloatTable(encoding.columns().size() + 1);
    float[] kept = new float[encoding.columns().size() + 1];
    int missing = 0;
    long checksum;
    try (CsvRows rows = CsvRows.open(file, format)) {
      RowParser parser = header.apply(rows, encoding);
      for (CsvRow row = rows.next(); row != null; row = rows.next()) {
        missing += parser.parse(rows, row, kept);
        table.add(kept);
      }
      if (table.rows() == 0) {
        throw rows.wrong("there is no example; add some");
      }
      checksum = rows.checksum();
    }
    table.trim();
    String about =
        "%d rows of %s (crc32 %08x), %d columns as %d inputs"
            .formatted(
                table.rows(),
                file.getFileName(),
                checksum,
                encoding.columns().size(),
                encoding.inputs());
    return new TableDataset(name, about + treatment(encoding, missing), table, encoding);
  }

  private static String treatment(TableEncoding encoding, int missing) {
    String numbers = encoding.standardised() ? ", numbers standardised by the training part" : "";
    return missing == 0
        ? numbers
        : numbers
            + ", %d missing values replaced by the training part's mean or most frequent name"
                .formatted(missing);
  }
}
