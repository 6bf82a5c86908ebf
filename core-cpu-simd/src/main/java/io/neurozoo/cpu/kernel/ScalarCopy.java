// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMemory.set;

import java.lang.foreign.MemorySegment;

/**
 * Fills and copies of float32 arrays, without the vector API. To scale an array, multiply it by a
 * scalar: {@link ScalarBinary#scalarRight}.
 */
public final class ScalarCopy {
  private ScalarCopy() {}

  /** out[i] = value for each element i of [from, to). */
  public static void fill(MemorySegment out, long outAt, float value, long from, long to) {
    for (long i = from; i < to; i++) {
      set(out, outAt, i, value);
    }
  }

  /** out[i] = x[i], bit by bit, for each element i of [from, to); the arrays may overlap. */
  public static void copy(
      MemorySegment x, long xAt, MemorySegment out, long outAt, long from, long to) {
    long start = from * Float.BYTES;
    long bytes = (to - from) * Float.BYTES;
    MemorySegment.copy(x, xAt + start, out, outAt + start, bytes);
  }
}
