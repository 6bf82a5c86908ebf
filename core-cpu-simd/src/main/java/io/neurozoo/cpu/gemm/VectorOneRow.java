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

/** Micro-kernels for one row of C, otherwise as {@link VectorFourRows}. */
final class VectorOneRow {
  private VectorOneRow() {}

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
      case 4 -> by4(a, aRow, aStep, b, bStep, bVector, start, startRow, c, cRow, depth);
      default -> by8(a, aRow, aStep, b, bStep, bVector, start, startRow, c, cRow, depth);
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
    for (int p = depth; p > 0; p--) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b, ORDER);
      FloatVector x0 = FloatVector.broadcast(F, ALL.get(FLOAT, a & ADDRESS));
      c00 = x0.fma(b0, c00);
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c, ORDER);
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
    for (int p = depth; p > 0; p--) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(F, ALL, b + bVector, ORDER);
      FloatVector x0 = FloatVector.broadcast(F, ALL.get(FLOAT, a & ADDRESS));
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c, ORDER);
    c01.intoMemorySegment(ALL, c + VECTOR, ORDER);
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
    for (int p = depth; p > 0; p--) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(F, ALL, b + bVector, ORDER);
      FloatVector b2 = FloatVector.fromMemorySegment(F, ALL, b + 2 * bVector, ORDER);
      FloatVector x0 = FloatVector.broadcast(F, ALL.get(FLOAT, a & ADDRESS));
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c, ORDER);
    c01.intoMemorySegment(ALL, c + VECTOR, ORDER);
    c02.intoMemorySegment(ALL, c + 2 * VECTOR, ORDER);
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
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c, ORDER);
    c01.intoMemorySegment(ALL, c + VECTOR, ORDER);
    c02.intoMemorySegment(ALL, c + 2 * VECTOR, ORDER);
    c03.intoMemorySegment(ALL, c + 3 * VECTOR, ORDER);
  }

  private static void by8(
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
    FloatVector c04 = FloatVector.fromMemorySegment(F, ALL, start + 4 * VECTOR, ORDER);
    FloatVector c05 = FloatVector.fromMemorySegment(F, ALL, start + 5 * VECTOR, ORDER);
    FloatVector c06 = FloatVector.fromMemorySegment(F, ALL, start + 6 * VECTOR, ORDER);
    FloatVector c07 = FloatVector.fromMemorySegment(F, ALL, start + 7 * VECTOR, ORDER);
    for (int p = depth; p > 0; p--) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(F, ALL, b + bVector, ORDER);
      FloatVector b2 = FloatVector.fromMemorySegment(F, ALL, b + 2 * bVector, ORDER);
      FloatVector b3 = FloatVector.fromMemorySegment(F, ALL, b + 3 * bVector, ORDER);
      FloatVector b4 = FloatVector.fromMemorySegment(F, ALL, b + 4 * bVector, ORDER);
      FloatVector b5 = FloatVector.fromMemorySegment(F, ALL, b + 5 * bVector, ORDER);
      FloatVector b6 = FloatVector.fromMemorySegment(F, ALL, b + 6 * bVector, ORDER);
      FloatVector b7 = FloatVector.fromMemorySegment(F, ALL, b + 7 * bVector, ORDER);
      FloatVector x0 = FloatVector.broadcast(F, ALL.get(FLOAT, a & ADDRESS));
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      c03 = x0.fma(b3, c03);
      c04 = x0.fma(b4, c04);
      c05 = x0.fma(b5, c05);
      c06 = x0.fma(b6, c06);
      c07 = x0.fma(b7, c07);
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c, ORDER);
    c01.intoMemorySegment(ALL, c + VECTOR, ORDER);
    c02.intoMemorySegment(ALL, c + 2 * VECTOR, ORDER);
    c03.intoMemorySegment(ALL, c + 3 * VECTOR, ORDER);
    c04.intoMemorySegment(ALL, c + 4 * VECTOR, ORDER);
    c05.intoMemorySegment(ALL, c + 5 * VECTOR, ORDER);
    c06.intoMemorySegment(ALL, c + 6 * VECTOR, ORDER);
    c07.intoMemorySegment(ALL, c + 7 * VECTOR, ORDER);
  }
}
