// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Element {@code i} of a float32 or int32 array that starts at a byte offset of a segment. */
final class ScalarMemory {
  private ScalarMemory() {}

  static float get(MemorySegment segment, long offset, long i) {
    return segment.get(ValueLayout.JAVA_FLOAT, offset + i * Float.BYTES);
  }

  static void set(MemorySegment segment, long offset, long i, float value) {
    segment.set(ValueLayout.JAVA_FLOAT, offset + i * Float.BYTES, value);
  }

  static int getInt(MemorySegment segment, long offset, long i) {
    return segment.get(ValueLayout.JAVA_INT, offset + i * Integer.BYTES);
  }

  static void setInt(MemorySegment segment, long offset, long i, int value) {
    segment.set(ValueLayout.JAVA_INT, offset + i * Integer.BYTES, value);
  }
}
