// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import java.lang.foreign.MemorySegment;

/**
 * A kernel whose every result element depends on the operand's element at the same place.
 *
 * @param length elements in all
 * @param lanes elements that {@code whole} computes at once
 * @param whole computes whole vectors
 * @param rest computes what does not fill one
 */
record ElementwiseKernel(long length, int lanes, Loop whole, Loop rest) implements Kernel {
  /** Elements in a unit of work: a multiple of every vector, and of a cache line. */
  private static final long UNIT = 256;

  /** Arithmetic operations for an element, about. */
  private static final long COST = 30;

  /** Computes y[i] for each element i of [from, to); x and y may be the same memory. */
  @FunctionalInterface
  interface Loop {
    void run(MemorySegment x, MemorySegment y, long from, long to);
  }

  @Override
  public long units() {
    return (length + UNIT - 1) / UNIT;
  }

  @Override
  public long cost() {
    return length * COST;
  }

  @Override
  public boolean inPlace(int output, int input) {
    return true;
  }

  /** No loop is called for nothing: that would teach the compiler that its body is cold. */
  @Override
  public void run(KernelArguments arguments, long from, long to) {
    long begin = from * UNIT;
    long end = Math.min(length, to * UNIT);
    long middle = end - (end - begin) % lanes;
    if (begin < middle) {
      whole.run(arguments.input(0), arguments.output(0), begin, middle);
    }
    if (middle < end) {
      rest.run(arguments.input(0), arguments.output(0), middle, end);
    }
  }
}
