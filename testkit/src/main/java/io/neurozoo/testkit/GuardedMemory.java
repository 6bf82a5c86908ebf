// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Off-heap memory, 64-byte aligned, with known bytes right before and right behind it. */
final class GuardedMemory {
  /** Bytes on each side; also the alignment. */
  static final int GUARD = 64;

  private final MemorySegment whole;
  private final MemorySegment data;

  GuardedMemory(Arena arena, long bytes) {
    this.whole = arena.allocate(bytes + 2L * GUARD, GUARD);
    this.data = whole.asSlice(GUARD, bytes);
    for (int i = 0; i < GUARD; i++) {
      whole.set(ValueLayout.JAVA_BYTE, i, canary(i));
      whole.set(ValueLayout.JAVA_BYTE, behind() + i, canary(i));
    }
  }

  private long behind() {
    return GUARD + data.byteSize();
  }

  private static byte canary(int i) {
    return (byte) (0xA5 ^ i);
  }

  /** The memory between the guards. */
  MemorySegment data() {
    return data;
  }

  /** Fails where a guard was written to. */
  void verify(String what) {
    for (int i = 0; i < GUARD; i++) {
      int fromEnd = GUARD - 1 - i; // the furthest trespass first
      if (whole.get(ValueLayout.JAVA_BYTE, i) != canary(i)) {
        throw new AssertionError(
            "wrote up to " + (GUARD - i) + " bytes before the start of " + what);
      }
      if (whole.get(ValueLayout.JAVA_BYTE, behind() + fromEnd) != canary(fromEnd)) {
        throw new AssertionError(
            "wrote up to " + (fromEnd + 1) + " bytes behind the end of " + what);
      }
    }
  }
}
