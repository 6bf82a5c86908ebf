// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.backend;

import java.lang.foreign.MemorySegment;

/**
 * Where a kernel finds its operands. Everything is contiguous and row-major, and 64-byte aligned
 * unless it is a view or part of a pack.
 */
public interface KernelArguments {

  /** Operand {@code i}, exactly as long as its type. */
  MemorySegment input(int i);

  /** Result {@code i}; null where nobody needs this residual. */
  MemorySegment output(int i);

  /** Address of operand {@code i}, for kernels that are granted native access. */
  long inputAddress(int i);

  /** Address of result {@code i}; 0 where nobody needs this residual. */
  long outputAddress(int i);

  /** This thread's scratch memory, as long as {@link Kernel#scratchBytes}. */
  MemorySegment scratch();

  /** Address of this thread's scratch memory. */
  long scratchAddress();
}
