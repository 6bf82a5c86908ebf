// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** Examples of floats. Owns its array. */
final class FloatInputs implements Inputs {

  private final Shape shape;
  private final int stride;
  private final int size;
  private final float[] floats;

  FloatInputs(Shape shape, float[] floats) {
    Rows.checkFinite("inputs", floats, shape);
    this.shape = shape;
    this.size = Rows.count("inputs", floats.length, shape);
    this.stride = floats.length / size;
    this.floats = floats;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Shape inputShape() {
    return shape;
  }

  @Override
  public void copyInput(int index, MemorySegment target, long byteOffset) {
    int start = Objects.checkIndex(index, size) * stride;
    MemorySegment.copy(floats, start, target, DType.FLOAT, byteOffset, stride);
  }
}
