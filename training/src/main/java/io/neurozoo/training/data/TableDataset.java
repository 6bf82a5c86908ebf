// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** The rows of a table, kept raw; they are encoded as they are copied. */
final class TableDataset implements Dataset {

  private final String name;
  private final String description;
  private final FloatTable table;
  private final TableEncoding encoding;
  private final Target target;
  private final Shape shape;

  /** The label stands behind the columns. */
  TableDataset(String name, String description, FloatTable table, TableEncoding encoding) {
    this.name = name;
    this.description = description;
    this.table = table;
    this.encoding = encoding;
    this.target = encoding.label().target();
    this.shape = Shape.of(encoding.inputs());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public int size() {
    return table.rows();
  }

  @Override
  public Shape inputShape() {
    return shape;
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public Optional<TableEncoding> encoding() {
    return Optional.of(encoding);
  }

  @Override
  public Dataset fittedTo(int... indices) {
    requireTwoNumbers(indices);
    return new TableDataset(name, description, table, encoding.fitted(table, indices));
  }

  /** The number to predict has no deviation where it is always the same. */
  private void requireTwoNumbers(int... indices) {
    if (!(encoding.label() instanceof TableLabel.Number number)) {
      return;
    }
    for (int index : indices) {
      if (kept(index) != kept(indices[0])) {
        return;
      }
    }
    throw new DataException(
        "data set '%s': the label '%s' is the same in all rows to learn from, of which there %s; a"
                .formatted(
                    name,
                    CsvRows.shown(number.name()),
                    indices.length == 1 ? "is 1" : "are %,d".formatted(indices.length))
            + " regression needs at least two different numbers, so give more rows");
  }

  /** This data set fitted to all its rows. */
  Dataset fitted() {
    int[] all = new int[size()];
    Arrays.setAll(all, i -> i);
    return fittedTo(all);
  }

  @Override
  public Dataset encodedBy(TableEncoding other) {
    return new TableDataset(
        name, description, TableTranslation.of(name, encoding, other).apply(table), other);
  }

  @Override
  public void copyInput(int index, MemorySegment floats, long byteOffset) {
    Objects.checkIndex(index, size());
    encoding.write(table.piece(index), table.start(index), floats, byteOffset);
  }

  @Override
  public void copyTarget(int index, MemorySegment memory, long byteOffset) {
    float kept = kept(index);
    if (encoding.label() instanceof TableLabel.Number number) {
      memory.set(
          DType.FLOAT, byteOffset, (float) ((kept - number.mean()) / number.deviation()));
    } else {
      memory.set(DType.INT, byteOffset, (int) kept);
    }
  }

  @Override
  public int label(int index) {
    if (target instanceof Target.Values values) {
      throw new IllegalStateException(
          "data set '%s': its targets are values %s, not classes; it has no labels"
              .formatted(name, values.shape()));
    }
    return (int) kept(index);
  }

  private float kept(int index) {
    Objects.checkIndex(index, size());
    return table.get(index, encoding.columns().size());
  }
}
