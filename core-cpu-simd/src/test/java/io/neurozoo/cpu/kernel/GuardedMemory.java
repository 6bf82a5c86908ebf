// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** 32-bit elements in native memory, 64-byte aligned, with canaries on both sides. */
final class GuardedMemory {
  private static final int GUARD = 16;
  private static final int CANARY = 0xCAFED00D;

  private final MemorySegment all;
  private final int length;

  GuardedMemory(Arena arena, int[] content) {
    length = content.length;
    all = arena.allocate(4L * (length + 2 * GUARD), 64);
    for (int i = 0; i < length + 2 * GUARD; i++) {
      boolean inside = i >= GUARD && i < GUARD + length;
      all.setAtIndex(ValueLayout.JAVA_INT, i, inside ? content[i - GUARD] : CANARY);
    }
  }

  /** Just the elements, so that a scalar kernel cannot leave them. */
  MemorySegment segment() {
    return all.asSlice(4L * GUARD, 4L * length);
  }

  long address() {
    return segment().address();
  }

  /**
   * The elements' bits, every NaN as the canonical one: which operand's payload an operation hands
   * on is up to the compiler, so the payload of a NaN is no part of the promise.
   */
  int[] bits() {
    int[] bits = segment().toArray(ValueLayout.JAVA_INT);
    for (int i = 0; i < length; i++) {
      bits[i] = Float.floatToIntBits(Float.intBitsToFloat(bits[i]));
    }
    return bits;
  }

  void checkGuards(String name) {
    int[] bits = all.toArray(ValueLayout.JAVA_INT);
    for (int i = 0; i < GUARD; i++) {
      if (bits[i] != CANARY || bits[GUARD + length + i] != CANARY) {
        throw new AssertionError(name + ": wrote outside its memory, " + Arrays.toString(bits));
      }
    }
  }
}
