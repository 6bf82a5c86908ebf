// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import io.neurozoo.model.ModelInfo;
import io.neurozoo.tensor.Shape;
import io.neurozoo.training.data.TableEncoding;
import io.neurozoo.training.data.TableReader;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** Raw rows of a table, encoded as those that the model learned from. One is in memory at once. */
final class CsvExamples implements Examples {
  private final Path file;
  private final TableReader rows;
  private boolean any;

  CsvExamples(Path file, Shape shape, ModelInfo info) {
    this.file = file;
    TableEncoding encoding =
        TableEncoding.of(info)
            .orElseThrow(
                () ->
                    new InputException(
                        "input '"
                            + file
                            + "': the model did not learn from a table and knows no columns; give"
                            + " arrays of numbers "
                            + shape
                            + " as JSON"));
    if (encoding.inputs() != shape.size()) {
      throw new InputException(
          "input '"
              + file
              + "': the model's table has "
              + encoding.inputs()
              + " inputs and its network "
              + shape.size()
              + "; train it anew");
    }
    this.rows = TableReader.open(file, encoding);
  }

  @Override
  public int next(MemorySegment floats, int most) {
    int count = rows.next(floats, most);
    if (count == 0 && !any) {
      throw new InputException("csv '" + file + "': there is no row to predict from; add some");
    }
    any = true;
    return count;
  }

  @Override
  public int batch(int most) {
    return most;
  }

  @Override
  public void close() {
    rows.close();
  }
}
