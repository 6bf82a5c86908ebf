// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static io.neurozoo.cpu.gemm.VectorPanel.VECTOR;
import static io.neurozoo.cpu.kernel.NativeMemory.ADDRESS;
import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.FLOAT;
import static io.neurozoo.cpu.kernel.NativeMemory.ORDER;
import static io.neurozoo.cpu.kernel.Simd.F;

import jdk.incubator.vector.FloatVector;

/**
 * Micro-kernels for four rows of C by one to four vectors: {@code C = start + A B} over {@code
 * depth} terms, the sums held in registers.
 *
 * <p>All strides are in bytes, and A has two of them, so that row-major, transposed and packed
 * matrices take the same code. A later block of k starts from what C holds, the first one from a
 * row of zeros with stride 0.
 *
 * <p>The loops are unrolled by hand because C2 keeps a vector in a register only as a local
 * variable of the method it compiles; a helper method, an array or a longer method than these makes
 * it box every sum, which is a hundred times slower.
 *
 * <p>Parameters of each kernel: {@code a + r * aRow + p * aStep} addresses one float of A, {@code b
 * + p * bStep + v * bVector} a vector of B, {@code start + r * startRow} and {@code c + r * cRow}
 * rows of vectors.
 */
final class VectorFourRows {
  private VectorFourRows() {}

  static void run(
      int vectors,
      long a,
      long aRow,
      long aStep,
      long b,
      long bStep,
      long bVector,
      long start,
      long startRow,
      long c,
      long cRow,
      int depth) {
    switch (vectors) {
      case 1 -> by1(a, aRow, aStep, b, bStep, bVector, start, startRow, c, cRow, depth);
      case 2 -> by2(a, aRow, aStep, b, bStep, bVector, start, startRow, c, cRow, depth);
      case 3 -> by3(a, aRow, aStep, b, bStep, bVector, start, startRow, c, cRow, depth);
      default -> by4(a, aRow, aStep, b, bStep, bVector, start, startRow, c, cRow, depth);
    }
  }

  private static void by1(
      long a,
      long aRow,
      long aStep,
      long b,
      long bStep,
      long bVector,
      long start,
      long startRow,
      long c,
      long cRow,
      int depth) {
    FloatVector c00 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    start += startRow;
    FloatVector c10 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    start += startRow;
    FloatVector c20 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    start += startRow;
    FloatVector c30 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b & ADDRESS, ORDER);
      FloatVector x0 = FloatVector.broadcast(F, ALL.get(FLOAT, a & ADDRESS));
      c00 = x0.fma(b0, c00);
      FloatVector x1 = FloatVector.broadcast(F, ALL.get(FLOAT, (a + aRow) & ADDRESS));
      c10 = x1.fma(b0, c10);
      FloatVector x2 = FloatVector.broadcast(F, ALL.get(FLOAT, (a + 2 * aRow) & ADDRESS));
      c20 = x2.fma(b0, c20);
      FloatVector x3 = FloatVector.broadcast(F, ALL.get(FLOAT, (a + 3 * aRow) & ADDRESS));
      c30 = x3.fma(b0, c30);
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c += cRow;
    c10.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c += cRow;
    c20.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c += cRow;
    c30.intoMemorySegment(ALL, c & ADDRESS, ORDER);
  }

  private static void by2(
      long a,
      long aRow,
      long aStep,
      long b,
      long bStep,
      long bVector,
      long start,
      long startRow,
      long c,
      long cRow,
      int depth) {
    FloatVector c00 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    start += startRow;
    FloatVector c10 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c11 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    start += startRow;
    FloatVector c20 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c21 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    start += startRow;
    FloatVector c30 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c31 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b & ADDRESS, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(F, ALL, (b + bVector) & ADDRESS, ORDER);
      FloatVector x0 = FloatVector.broadcast(F, ALL.get(FLOAT, a & ADDRESS));
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(F, ALL.get(FLOAT, (a + aRow) & ADDRESS));
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(F, ALL.get(FLOAT, (a + 2 * aRow) & ADDRESS));
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(F, ALL.get(FLOAT, (a + 3 * aRow) & ADDRESS));
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c01.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c += cRow;
    c10.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c11.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c += cRow;
    c20.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c21.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c += cRow;
    c30.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c31.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
  }

  /**
   * The tile of machines with 16 vector registers, which 12 sums, three vectors of B and one value
   * of A fill. A's loads are checked here: C2 moves loads ahead of others, but not past a check,
   * and with four values of A at once it keeps three sums in memory (64 by 512 by 784 with 256
   * bits: 45 GFLOP/s, checked 62 to 73).
   */
  private static void by3(
      long a,
      long aRow,
      long aStep,
      long b,
      long bStep,
      long bVector,
      long start,
      long startRow,
      long c,
      long cRow,
      int depth) {
    FloatVector c00 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    FloatVector c02 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + 2 * VECTOR, ORDER);
    start += startRow;
    FloatVector c10 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c11 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    FloatVector c12 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + 2 * VECTOR, ORDER);
    start += startRow;
    FloatVector c20 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c21 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    FloatVector c22 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + 2 * VECTOR, ORDER);
    start += startRow;
    FloatVector c30 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c31 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    FloatVector c32 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + 2 * VECTOR, ORDER);
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b & ADDRESS, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(F, ALL, (b + bVector) & ADDRESS, ORDER);
      FloatVector b2 = FloatVector.fromMemorySegment(F, ALL, (b + 2 * bVector) & ADDRESS, ORDER);
      FloatVector x0 = FloatVector.broadcast(F, ALL.get(FLOAT, a));
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      FloatVector x1 = FloatVector.broadcast(F, ALL.get(FLOAT, a + aRow));
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      FloatVector x2 = FloatVector.broadcast(F, ALL.get(FLOAT, a + 2 * aRow));
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      c22 = x2.fma(b2, c22);
      FloatVector x3 = FloatVector.broadcast(F, ALL.get(FLOAT, a + 3 * aRow));
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      c32 = x3.fma(b2, c32);
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c01.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c02.intoMemorySegment(ALL, (c & ADDRESS) + 2 * VECTOR, ORDER);
    c += cRow;
    c10.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c11.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c12.intoMemorySegment(ALL, (c & ADDRESS) + 2 * VECTOR, ORDER);
    c += cRow;
    c20.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c21.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c22.intoMemorySegment(ALL, (c & ADDRESS) + 2 * VECTOR, ORDER);
    c += cRow;
    c30.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c31.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c32.intoMemorySegment(ALL, (c & ADDRESS) + 2 * VECTOR, ORDER);
  }

  private static void by4(
      long a,
      long aRow,
      long aStep,
      long b,
      long bStep,
      long bVector,
      long start,
      long startRow,
      long c,
      long cRow,
      int depth) {
    FloatVector c00 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    FloatVector c02 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + 2 * VECTOR, ORDER);
    FloatVector c03 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + 3 * VECTOR, ORDER);
    start += startRow;
    FloatVector c10 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c11 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    FloatVector c12 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + 2 * VECTOR, ORDER);
    FloatVector c13 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + 3 * VECTOR, ORDER);
    start += startRow;
    FloatVector c20 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c21 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    FloatVector c22 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + 2 * VECTOR, ORDER);
    FloatVector c23 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + 3 * VECTOR, ORDER);
    start += startRow;
    FloatVector c30 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c31 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    FloatVector c32 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + 2 * VECTOR, ORDER);
    FloatVector c33 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + 3 * VECTOR, ORDER);
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b & ADDRESS, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(F, ALL, (b + bVector) & ADDRESS, ORDER);
      FloatVector b2 = FloatVector.fromMemorySegment(F, ALL, (b + 2 * bVector) & ADDRESS, ORDER);
      FloatVector b3 = FloatVector.fromMemorySegment(F, ALL, (b + 3 * bVector) & ADDRESS, ORDER);
      FloatVector x0 = FloatVector.broadcast(F, ALL.get(FLOAT, a & ADDRESS));
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      c03 = x0.fma(b3, c03);
      FloatVector x1 = FloatVector.broadcast(F, ALL.get(FLOAT, (a + aRow) & ADDRESS));
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      c13 = x1.fma(b3, c13);
      FloatVector x2 = FloatVector.broadcast(F, ALL.get(FLOAT, (a + 2 * aRow) & ADDRESS));
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      c22 = x2.fma(b2, c22);
      c23 = x2.fma(b3, c23);
      FloatVector x3 = FloatVector.broadcast(F, ALL.get(FLOAT, (a + 3 * aRow) & ADDRESS));
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      c32 = x3.fma(b2, c32);
      c33 = x3.fma(b3, c33);
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c01.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c02.intoMemorySegment(ALL, (c & ADDRESS) + 2 * VECTOR, ORDER);
    c03.intoMemorySegment(ALL, (c & ADDRESS) + 3 * VECTOR, ORDER);
    c += cRow;
    c10.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c11.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c12.intoMemorySegment(ALL, (c & ADDRESS) + 2 * VECTOR, ORDER);
    c13.intoMemorySegment(ALL, (c & ADDRESS) + 3 * VECTOR, ORDER);
    c += cRow;
    c20.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c21.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c22.intoMemorySegment(ALL, (c & ADDRESS) + 2 * VECTOR, ORDER);
    c23.intoMemorySegment(ALL, (c & ADDRESS) + 3 * VECTOR, ORDER);
    c += cRow;
    c30.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c31.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c32.intoMemorySegment(ALL, (c & ADDRESS) + 2 * VECTOR, ORDER);
    c33.intoMemorySegment(ALL, (c & ADDRESS) + 3 * VECTOR, ORDER);
  }
}
