// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.List;

/**
 * How a file of a table is laid out.
 *
 * @param header true where the first line names the columns
 * @param names of all columns of the file, those left out too
 * @param label the index of the label's cell
 * @param format how cells are written
 * @param missing what stands for a missing value; empty where such values are refused
 */
record TableLayout(
    boolean header, List<String> names, int label, CsvFormat format, List<String> missing) {

  TableLayout {
    names = List.copyOf(names);
    missing = List.copyOf(missing);
  }

  /** How many cells a row has. */
  int width() {
    return names.size();
  }
}
