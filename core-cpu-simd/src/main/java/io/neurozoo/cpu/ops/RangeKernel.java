// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;

/**
 * A kernel over a range.
 *
 * @param length elements, rows or tiles in all
 * @param grain how many of them are one unit of work
 * @param costEach arithmetic operations for each
 * @param inPlace bit {@code 8 * output + input} is set where that output may take that input's
 *     memory
 */
record RangeKernel(
    long length, long grain, long costEach, long scratchBytes, long inPlace, Body body)
    implements Kernel {
  /** Elements in a unit of elementwise work: a multiple of every vector and of a cache line. */
  static final long ELEMENTS = 256;

  /** Any of the first eight inputs may give its memory to the first output. */
  static final long ANY_INPUT = 0xff;

  /** The i-th output may take the memory of the i-th input only. */
  static final long PAIRWISE = 1L | 1L << 9 | 1L << 18;

  static RangeKernel elementwise(long elements, long costEach, long inPlace, Body body) {
    return new RangeKernel(elements, ELEMENTS, costEach, 0, inPlace, body);
  }

  static RangeKernel rows(long rows, long costEach, Body body) {
    return new RangeKernel(rows, 1, costEach, 0, 0, body);
  }

  @Override
  public long units() {
    return (length + grain - 1) / grain;
  }

  @Override
  public long cost() {
    return length * costEach;
  }

  @Override
  public boolean inPlace(int output, int input) {
    return input < 8 && (inPlace >>> (8 * output + input) & 1) != 0;
  }

  @Override
  public void run(KernelArguments arguments, long from, long to) {
    body.run(arguments, from * grain, Math.min(length, to * grain));
  }
}
