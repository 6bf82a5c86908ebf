// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.backend;

/**
 * Computes one op for fixed operand types. To be implemented by plugins for their own ops.
 *
 * <p>Work is cut into <em>units</em> of output, such as rows, which threads compute independently;
 * results must not depend on how the units are divided. Stateless: everything it needs per run
 * comes with the arguments.
 */
public interface Kernel {

  /** How many independent units of work there are; 1 keeps the kernel on one thread. */
  default long units() {
    return 1;
  }

  /**
   * Rough cost of the whole op in arithmetic operations; decides whether more than one thread is
   * worth waking.
   */
  default long cost() {
    return 0;
  }

  /** Bytes of scratch memory that each thread needs, 64-byte aligned. */
  default long scratchBytes() {
    return 0;
  }

  /**
   * True where that output may take the memory of that input of the same type: no unit reads an
   * element of the input, for any of its outputs, after the element was written.
   */
  default boolean inPlace(int output, int input) {
    return false;
  }

  /**
   * Computes units {@code from} to {@code to} (exclusive).
   *
   * @param arguments operands, results and this thread's scratch memory
   */
  void run(KernelArguments arguments, long from, long to);
}
