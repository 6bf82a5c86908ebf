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

/** Micro-kernels for two rows of C, otherwise as {@link VectorFourRows}. */
final class VectorTwoRows {
  private VectorTwoRows() {}

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
    FloatVector c00 = FloatVector.fromMemorySegment(F, ALL, start, ORDER);
    start += startRow;
    FloatVector c10 = FloatVector.fromMemorySegment(F, ALL, start, ORDER);
    for (int p = depth; p > 0; p--) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b, ORDER);
      FloatVector x0 = FloatVector.broadcast(F, ALL.get(FLOAT, a & ADDRESS));
      c00 = x0.fma(b0, c00);
      FloatVector x1 = FloatVector.broadcast(F, ALL.get(FLOAT, (a + aRow) & ADDRESS));
      c10 = x1.fma(b0, c10);
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c, ORDER);
    c += cRow;
    c10.intoMemorySegment(ALL, c, ORDER);
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
    FloatVector c00 = FloatVector.fromMemorySegment(F, ALL, start, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(F, ALL, start + VECTOR, ORDER);
    start += startRow;
    FloatVector c10 = FloatVector.fromMemorySegment(F, ALL, start, ORDER);
    FloatVector c11 = FloatVector.fromMemorySegment(F, ALL, start + VECTOR, ORDER);
    for (int p = depth; p > 0; p--) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(F, ALL, b + bVector, ORDER);
      FloatVector x0 = FloatVector.broadcast(F, ALL.get(FLOAT, a & ADDRESS));
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(F, ALL.get(FLOAT, (a + aRow) & ADDRESS));
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c, ORDER);
    c01.intoMemorySegment(ALL, c + VECTOR, ORDER);
    c += cRow;
    c10.intoMemorySegment(ALL, c, ORDER);
    c11.intoMemorySegment(ALL, c + VECTOR, ORDER);
  }

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
    FloatVector c00 = FloatVector.fromMemorySegment(F, ALL, start, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(F, ALL, start + VECTOR, ORDER);
    FloatVector c02 = FloatVector.fromMemorySegment(F, ALL, start + 2 * VECTOR, ORDER);
    start += startRow;
    FloatVector c10 = FloatVector.fromMemorySegment(F, ALL, start, ORDER);
    FloatVector c11 = FloatVector.fromMemorySegment(F, ALL, start + VECTOR, ORDER);
    FloatVector c12 = FloatVector.fromMemorySegment(F, ALL, start + 2 * VECTOR, ORDER);
    for (int p = depth; p > 0; p--) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(F, ALL, b + bVector, ORDER);
      FloatVector b2 = FloatVector.fromMemorySegment(F, ALL, b + 2 * bVector, ORDER);
      FloatVector x0 = FloatVector.broadcast(F, ALL.get(FLOAT, a & ADDRESS));
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      FloatVector x1 = FloatVector.broadcast(F, ALL.get(FLOAT, (a + aRow) & ADDRESS));
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c, ORDER);
    c01.intoMemorySegment(ALL, c + VECTOR, ORDER);
    c02.intoMemorySegment(ALL, c + 2 * VECTOR, ORDER);
    c += cRow;
    c10.intoMemorySegment(ALL, c, ORDER);
    c11.intoMemorySegment(ALL, c + VECTOR, ORDER);
    c12.intoMemorySegment(ALL, c + 2 * VECTOR, ORDER);
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
    FloatVector c00 = FloatVector.fromMemorySegment(F, ALL, start, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(F, ALL, start + VECTOR, ORDER);
    FloatVector c02 = FloatVector.fromMemorySegment(F, ALL, start + 2 * VECTOR, ORDER);
    FloatVector c03 = FloatVector.fromMemorySegment(F, ALL, start + 3 * VECTOR, ORDER);
    start += startRow;
    FloatVector c10 = FloatVector.fromMemorySegment(F, ALL, start, ORDER);
    FloatVector c11 = FloatVector.fromMemorySegment(F, ALL, start + VECTOR, ORDER);
    FloatVector c12 = FloatVector.fromMemorySegment(F, ALL, start + 2 * VECTOR, ORDER);
    FloatVector c13 = FloatVector.fromMemorySegment(F, ALL, start + 3 * VECTOR, ORDER);
    for (int p = depth; p > 0; p--) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(F, ALL, b + bVector, ORDER);
      FloatVector b2 = FloatVector.fromMemorySegment(F, ALL, b + 2 * bVector, ORDER);
      FloatVector b3 = FloatVector.fromMemorySegment(F, ALL, b + 3 * bVector, ORDER);
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
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c, ORDER);
    c01.intoMemorySegment(ALL, c + VECTOR, ORDER);
    c02.intoMemorySegment(ALL, c + 2 * VECTOR, ORDER);
    c03.intoMemorySegment(ALL, c + 3 * VECTOR, ORDER);
    c += cRow;
    c10.intoMemorySegment(ALL, c, ORDER);
    c11.intoMemorySegment(ALL, c + VECTOR, ORDER);
    c12.intoMemorySegment(ALL, c + 2 * VECTOR, ORDER);
    c13.intoMemorySegment(ALL, c + 3 * VECTOR, ORDER);
  }
}
