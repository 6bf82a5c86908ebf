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
 * Micro-kernels for eight rows of C where the columns of A are contiguous, as they are when A is
 * transposed or packed: the eight floats of a term lie side by side. Otherwise as {@link
 * VectorEightRows}.
 */
final class VectorEightColumns {
  private VectorEightColumns() {}

  static void run(
      int vectors,
      long a,
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
      case 1 -> by1(a, aStep, b, bStep, start, startRow, c, cRow, depth);
      default -> by2(a, aStep, b, bStep, bVector, start, startRow, c, cRow, depth);
    }
  }

  private static void by1(
      long a,
      long aStep,
      long b,
      long bStep,
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
    start += startRow;
    FloatVector c40 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    start += startRow;
    FloatVector c50 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    start += startRow;
    FloatVector c60 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    start += startRow;
    FloatVector c70 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    for (int p = depth; p > 0; p--) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b & ADDRESS, ORDER);
      long x = a & ADDRESS;
      FloatVector x0 = FloatVector.broadcast(F, ALL.get(FLOAT, x));
      c00 = x0.fma(b0, c00);
      FloatVector x1 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 4));
      c10 = x1.fma(b0, c10);
      FloatVector x2 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 8));
      c20 = x2.fma(b0, c20);
      FloatVector x3 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 12));
      c30 = x3.fma(b0, c30);
      FloatVector x4 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 16));
      c40 = x4.fma(b0, c40);
      FloatVector x5 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 20));
      c50 = x5.fma(b0, c50);
      FloatVector x6 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 24));
      c60 = x6.fma(b0, c60);
      FloatVector x7 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 28));
      c70 = x7.fma(b0, c70);
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
    c += cRow;
    c40.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c += cRow;
    c50.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c += cRow;
    c60.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c += cRow;
    c70.intoMemorySegment(ALL, c & ADDRESS, ORDER);
  }

  private static void by2(
      long a,
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
    start += startRow;
    FloatVector c40 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c41 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    start += startRow;
    FloatVector c50 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c51 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    start += startRow;
    FloatVector c60 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c61 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    start += startRow;
    FloatVector c70 = FloatVector.fromMemorySegment(F, ALL, start & ADDRESS, ORDER);
    FloatVector c71 = FloatVector.fromMemorySegment(F, ALL, (start & ADDRESS) + VECTOR, ORDER);
    for (int p = depth; p > 0; p--) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b & ADDRESS, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(F, ALL, (b + bVector) & ADDRESS, ORDER);
      long x = a & ADDRESS;
      FloatVector x0 = FloatVector.broadcast(F, ALL.get(FLOAT, x));
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 4));
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 8));
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 12));
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      FloatVector x4 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 16));
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      FloatVector x5 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 20));
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
      FloatVector x6 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 24));
      c60 = x6.fma(b0, c60);
      c61 = x6.fma(b1, c61);
      FloatVector x7 = FloatVector.broadcast(F, ALL.get(FLOAT, x + 28));
      c70 = x7.fma(b0, c70);
      c71 = x7.fma(b1, c71);
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
    c += cRow;
    c40.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c41.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c += cRow;
    c50.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c51.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c += cRow;
    c60.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c61.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
    c += cRow;
    c70.intoMemorySegment(ALL, c & ADDRESS, ORDER);
    c71.intoMemorySegment(ALL, (c & ADDRESS) + VECTOR, ORDER);
  }
}
