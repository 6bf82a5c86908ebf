// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

/**
 * A single-precision matrix product on absolute addresses, planned for one shape.
 *
 * <p>The outputs are divided into {@link #units()}. Threads may run disjoint ranges of units at the
 * same time, each with a scratch of its own; how the units are divided never changes a bit of the
 * result. Each output is one chain {@code sum = fma(a, b, sum)} from +0 in increasing k, or, where
 * {@link GemmShape#isDots the shape makes it a dot product}, sixteen such chains and a fixed tree.
 */
public interface Sgemm {
  /** The number of independent parts, at least 1. */
  int units();

  /** The part of C that the units {@code fromUnit <= u < toUnit} write. */
  Region region(int fromUnit, int toUnit);

  /** The rows and columns of C from the first included to the second excluded. */
  record Region(int fromRow, int toRow, int fromColumn, int toColumn) {}

  /** The bytes of scratch one call of {@link #run} needs, 64-byte aligned. */
  long scratchBytes();

  /**
   * Computes the outputs of the units {@code fromUnit <= u < toUnit}. Nothing is kept in the
   * scratch between calls. C must not overlap an input.
   *
   * @param a address of A
   * @param b address of B
   * @param c address of C, all of which is written once every unit has run
   * @param bias address of n floats; ignored where the epilogue has no bias
   * @param matrix address of what the epilogue reads besides, of C's size; ignored where it does
   *     not
   * @param sums address of n floats for the sums of B's columns, which the units of C's first row
   *     write; 0 where they are not wanted. B must not be transposed then
   * @param scratch address of {@link #scratchBytes()} bytes
   */
  void run(
      long a,
      long b,
      long c,
      long bias,
      long matrix,
      long sums,
      long scratch,
      int fromUnit,
      int toUnit);
}
