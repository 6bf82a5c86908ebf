// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.tensor.DType;
import java.lang.foreign.MemorySegment;

/** The targets of all examples of a data set. */
sealed interface Targets {

  Target target();

  int size();

  /** As {@link Dataset#copyTarget}. */
  void copy(int index, MemorySegment memory, long byteOffset);

  /** A class for each example. Owns its array. */
  record Classes(Target.Classes target, int[] indices) implements Targets {
    @Override
    public int size() {
      return indices.length;
    }

    @Override
    public void copy(int index, MemorySegment memory, long byteOffset) {
      memory.set(DType.INT, byteOffset, indices[index]);
    }
  }

  /** Values for each example. */
  record Values(Target.Values target, FloatInputs values) implements Targets {
    @Override
    public int size() {
      return values.size();
    }

    @Override
    public void copy(int index, MemorySegment memory, long byteOffset) {
      values.copyInput(index, memory, byteOffset);
    }
  }
}
