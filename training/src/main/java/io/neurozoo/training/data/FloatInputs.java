// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** Examples of floats. Owns its array. */
record FloatInputs(Shape inputShape, float[] floats) implements Inputs {

  FloatInputs {
    Rows.checkFinite("inputs", floats, inputShape);
    Rows.requireWhole("inputs", floats.length, inputShape);
  }

  @Override
  public int size() {
    return floats.length / (int) inputShape.size();
  }

  @Override
  public void copyInput(int index, MemorySegment target, long byteOffset) {
    int stride = (int) inputShape.size();
    int start = Objects.checkIndex(index, size()) * stride;
    MemorySegment.copy(floats, start, target, DType.FLOAT, byteOffset, stride);
  }
}
