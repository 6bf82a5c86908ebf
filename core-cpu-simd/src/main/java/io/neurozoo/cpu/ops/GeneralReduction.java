// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.KernelArguments;
import io.neurozoo.cpu.kernel.ScalarMath;
import io.neurozoo.tensor.DType;
import java.lang.foreign.MemorySegment;

/**
 * Reduces any mixture of axes, element by element in row-major order, on one thread. For rare
 * shapes.
 */
final class GeneralReduction implements Body {
  private final Reducing form;
  private final boolean maximum;
  private final long outputs;

  GeneralReduction(Reducing form, boolean maximum, long outputs) {
    this.form = form;
    this.maximum = maximum;
    this.outputs = outputs;
  }

  @Override
  public void run(KernelArguments a, long from, long to) {
    MemorySegment x = a.input(0);
    MemorySegment out = a.output(0);
    for (long i = 0; i < outputs; i++) {
      out.setAtIndex(DType.FLOAT, i, maximum ? Float.NEGATIVE_INFINITY : 0f);
    }
    long n = x.byteSize() / Float.BYTES;
    for (long i = 0; i < n; i++) {
      long target = target(i);
      float before = out.getAtIndex(DType.FLOAT, target);
      float value = x.getAtIndex(DType.FLOAT, i);
      out.setAtIndex(
          DType.FLOAT, target, maximum ? ScalarMath.maximum(before, value) : before + value);
    }
  }

  private long target(long index) {
    long out = 0;
    long rest = index;
    for (int axis = form.extents().length - 1; axis >= 0; axis--) {
      out += rest % form.extents()[axis] * form.targetStrides()[axis];
      rest /= form.extents()[axis];
    }
    return out;
  }
}
