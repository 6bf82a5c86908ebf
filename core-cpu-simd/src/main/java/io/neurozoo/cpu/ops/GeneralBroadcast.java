// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.KernelArguments;
import io.neurozoo.tensor.DType;

/** Repeats along any mixture of axes. For rare shapes. */
record GeneralBroadcast(long[] extents, long[] strides) implements Body {

  @Override
  public void run(KernelArguments a, long from, long to) {
    for (long i = from; i < to; i++) {
      long source = 0;
      long rest = i;
      for (int axis = extents.length - 1; axis >= 0; axis--) {
        source += rest % extents[axis] * strides[axis];
        rest /= extents[axis];
      }
      a.output(0).setAtIndex(DType.FLOAT, i, a.input(0).getAtIndex(DType.FLOAT, source));
    }
  }
}
