// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.tensor.Shape;

/**
 * Which axes a reduction runs over, with neighbouring axes merged: [outer, middle, inner] to
 * [outer, inner] where {@code simple}, else any mixture.
 */
record Reducing(
    boolean simple, long outer, long middle, long inner, long[] extents, long[] targetStrides) {

  static Reducing of(Shape x, Shape target) {
    long[] extents = Broadcasting.extents(x);
    long[] strides = Broadcasting.strides(target, x);
    long[] part = {1, 1, 1};
    int phase = 0;
    boolean simple = true;
    for (int axis = 0; axis < extents.length; axis++) {
      if (extents[axis] == 1) {
        continue;
      }
      boolean reduced = strides[axis] == 0;
      if (phase == 0 && reduced) {
        phase = 1;
      } else if (phase == 1 && !reduced) {
        phase = 2;
      } else if (phase == 2 && reduced) {
        simple = false;
      }
      part[phase] *= extents[axis];
    }
    return new Reducing(simple, part[0], part[1], part[2], extents, strides);
  }
}
