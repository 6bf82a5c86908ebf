// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.Simd.F;
import static io.neurozoo.cpu.kernel.Simd.LANES;

import jdk.incubator.vector.FloatVector;

/** The perfect shuffle of two vectors, as indices for {@code selectFrom}. */
public final class VectorInterleave {
  /** Interleaves the lower halves: x[0], y[0], x[1], y[1], ... */
  public static final FloatVector LOW = indices(0);

  /** Interleaves the upper halves. */
  public static final FloatVector HIGH = indices(LANES / 2);

  private VectorInterleave() {}

  /** From LANES on, an index means the second vector. */
  private static FloatVector indices(int first) {
    float[] indices = new float[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      indices[lane] = first + lane / 2 + (lane & 1) * LANES;
    }
    return FloatVector.fromArray(F, indices, 0);
  }
}
