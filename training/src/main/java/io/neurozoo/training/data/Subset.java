// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.model.Preprocessing;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;

/** Some examples of another data set. Owns its array; copies no example. */
final class Subset implements Dataset {

  private final Dataset base;
  private final int[] indices;
  private final String description;

  Subset(Dataset base, int[] indices, String description) {
    if (indices.length == 0) {
      throw new DataException(
          "data set '%s': a subset without examples; give at least one".formatted(base.name()));
    }
    for (int index : indices) {
      if (index < 0 || index >= base.size()) {
        throw new DataException(
            "data set '%s': a subset asks for example %d; there are examples 0 to %d"
                .formatted(base.name(), index, base.size() - 1));
      }
    }
    this.base = base;
    this.indices = indices;
    this.description = description;
  }

  @Override
  public String name() {
    return base.name();
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public Shape inputShape() {
    return base.inputShape();
  }

  @Override
  public Target target() {
    return base.target();
  }

  @Override
  public Preprocessing preprocessing() {
    return base.preprocessing();
  }

  @Override
  public Optional<TableEncoding> encoding() {
    return base.encoding();
  }

  @Override
  public Dataset fittedTo(int... examples) {
    int[] ofBase = new int[examples.length];
    Arrays.setAll(ofBase, i -> indices[examples[i]]);
    return over(base.fittedTo(ofBase));
  }

  @Override
  public Dataset encodedBy(TableEncoding other) {
    return over(base.encodedBy(other));
  }

  private Dataset over(Dataset other) {
    return other == base ? this : new Subset(other, indices, description);
  }

  @Override
  public void copyInput(int index, MemorySegment floats, long byteOffset) {
    base.copyInput(indices[index], floats, byteOffset);
  }

  @Override
  public void copyTarget(int index, MemorySegment memory, long byteOffset) {
    base.copyTarget(indices[index], memory, byteOffset);
  }

  @Override
  public int label(int index) {
    return base.label(indices[index]);
  }
}
