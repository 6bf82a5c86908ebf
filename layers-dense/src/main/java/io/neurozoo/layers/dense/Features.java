// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.Value;
import io.neurozoo.tensor.Shape;
import java.util.Arrays;

/** Values that go along one axis of a larger one. */
final class Features {
  private Features() {}

  /** A vector, one element for each position of an axis of x, in a shape that broadcasts to x. */
  static Value along(int axis, Value vector, Value x) {
    return axis == x.shape().rank() - 1 ? vector : vector.reshape(alone(axis, x.shape()));
  }

  /** The sum over all axes but one, which broadcasts to x. */
  static Value sum(int axis, Value x) {
    return x.sumTo(alone(axis, x.shape()));
  }

  private static Shape alone(int axis, Shape x) {
    int[] dims = new int[x.rank()];
    Arrays.fill(dims, 1);
    dims[axis] = x.dim(axis);
    return Shape.of(dims);
  }
}
