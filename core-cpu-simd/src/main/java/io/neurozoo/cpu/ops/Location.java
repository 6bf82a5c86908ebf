// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.KernelArguments;
import java.lang.foreign.MemorySegment;

/**
 * Where a loop finds an array: an operand or result of its kernel, or a block of the thread's
 * scratch memory that stands for a stretch of an array. Loops count elements from the start of the
 * whole array, so a block's address is that at which its array would have to begin.
 *
 * @param index of the operand or result, or the block's first byte in the scratch memory
 */
record Location(Kind kind, int index) {
  enum Kind {
    INPUT,
    OUTPUT,
    SCRATCH
  }

  static Location input(int i) {
    return new Location(Kind.INPUT, i);
  }

  static Location output(int i) {
    return new Location(Kind.OUTPUT, i);
  }

  static Location scratch(int offset) {
    return new Location(Kind.SCRATCH, offset);
  }

  /** Address of the array's element 0, where a block begins with the element {@code first}. */
  long address(KernelArguments a, long first) {
    return switch (kind) {
      case INPUT -> a.inputAddress(index);
      case OUTPUT -> a.outputAddress(index);
      case SCRATCH -> a.scratchAddress() + index - first * Float.BYTES;
    };
  }

  /** The memory that holds it, or the block of it. */
  MemorySegment segment(KernelArguments a) {
    return switch (kind) {
      case INPUT -> a.input(index);
      case OUTPUT -> a.output(index);
      case SCRATCH -> a.scratch();
    };
  }

  /**
   * Byte of the array's element 0 in {@link #segment}, where a block begins with the element {@code
   * first}.
   */
  long offset(long first) {
    return kind == Kind.SCRATCH ? index - first * Float.BYTES : 0;
  }
}
