// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Vectors of a float32 array that starts at an absolute address, from element {@code i} on. */
final class VectorMemory {
  /**
   * Elements that one call of an inner loop works on. Long arrays are done in many short calls: the
   * number of calls then brings in the second compiler soon. A single call over a long array would
   * begin anew in first-tier code, which boxes vectors, and be replaced after 8,192 iterations.
   */
  static final long BLOCK = 4096;

  private VectorMemory() {}

  static FloatVector load(long address, long i) {
    return FloatVector.fromMemorySegment(
        Simd.F, NativeMemory.ALL, address + i * Float.BYTES, NativeMemory.ORDER);
  }

  /** Lanes outside the mask are 0 and their memory is not read. */
  static FloatVector load(long address, long i, VectorMask<Float> mask) {
    return FloatVector.fromMemorySegment(
        Simd.F, NativeMemory.ALL, address + i * Float.BYTES, NativeMemory.ORDER, mask);
  }

  static void store(FloatVector vector, long address, long i) {
    vector.intoMemorySegment(NativeMemory.ALL, address + i * Float.BYTES, NativeMemory.ORDER);
  }

  /** The end of the whole vectors in [from, to). */
  static long end(long from, long to) {
    return to - (to - from) % Simd.LANES;
  }

  /** The end of the block that starts at {@code from} and stays within {@code end}. */
  static long blockEnd(long from, long end) {
    return Math.min(end, from + BLOCK);
  }
}
