// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static io.neurozoo.cpu.gemm.VectorPanel.VECTOR;
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
      long start,
      long startRow,
      long c,
      long cRow,
      int depth) {
    switch (vectors) {
      case 1 -> by1(a, aRow, aStep, b, bStep, start, startRow, c, cRow, depth);
      case 2 -> by2(a, aRow, aStep, b, bStep, start, startRow, c, cRow, depth);
      case 3 -> by3(a, aRow, aStep, b, bStep, start, startRow, c, cRow, depth);
      default -> by4(a, aRow, aStep, b, bStep, start, startRow, c, cRow, depth);
    }
  }

  private static void by1(
      long a,
      long aRow,
      long aStep,
      long b,
      long bStep,
      long start,
      long startRow,
      long c,
      long cRow,
      int depth) {
    FloatVector c00 = FloatVector.fromMemorySegment(F, ALL, start, ORDER);
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b, ORDER);
      FloatVector a0 = FloatVector.broadcast(F, ALL.get(FLOAT, a));
      c00 = a0.fma(b0, c00);
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
      long start,
      long startRow,
      long c,
      long cRow,
      int depth) {
    FloatVector c00 = FloatVector.fromMemorySegment(F, ALL, start, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(F, ALL, start + VECTOR, ORDER);
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(F, ALL, b + VECTOR, ORDER);
      FloatVector a0 = FloatVector.broadcast(F, ALL.get(FLOAT, a));
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
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
      long start,
      long startRow,
      long c,
      long cRow,
      int depth) {
    FloatVector c00 = FloatVector.fromMemorySegment(F, ALL, start, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(F, ALL, start + VECTOR, ORDER);
    FloatVector c02 = FloatVector.fromMemorySegment(F, ALL, start + 2 * VECTOR, ORDER);
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(F, ALL, b + VECTOR, ORDER);
      FloatVector b2 = FloatVector.fromMemorySegment(F, ALL, b + 2 * VECTOR, ORDER);
      FloatVector a0 = FloatVector.broadcast(F, ALL.get(FLOAT, a));
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
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
      long start,
      long startRow,
      long c,
      long cRow,
      int depth) {
    FloatVector c00 = FloatVector.fromMemorySegment(F, ALL, start, ORDER);
    FloatVector c01 = FloatVector.fromMemorySegment(F, ALL, start + VECTOR, ORDER);
    FloatVector c02 = FloatVector.fromMemorySegment(F, ALL, start + 2 * VECTOR, ORDER);
    FloatVector c03 = FloatVector.fromMemorySegment(F, ALL, start + 3 * VECTOR, ORDER);
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromMemorySegment(F, ALL, b, ORDER);
      FloatVector b1 = FloatVector.fromMemorySegment(F, ALL, b + VECTOR, ORDER);
      FloatVector b2 = FloatVector.fromMemorySegment(F, ALL, b + 2 * VECTOR, ORDER);
      FloatVector b3 = FloatVector.fromMemorySegment(F, ALL, b + 3 * VECTOR, ORDER);
      FloatVector a0 = FloatVector.broadcast(F, ALL.get(FLOAT, a));
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      a += aStep;
      b += bStep;
    }
    c00.intoMemorySegment(ALL, c, ORDER);
    c01.intoMemorySegment(ALL, c + VECTOR, ORDER);
    c02.intoMemorySegment(ALL, c + 2 * VECTOR, ORDER);
    c03.intoMemorySegment(ALL, c + 3 * VECTOR, ORDER);
  }
}
