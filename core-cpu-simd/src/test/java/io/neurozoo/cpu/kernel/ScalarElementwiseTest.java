// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class ScalarElementwiseTest {
  @Test
  void unaryFunctionsComputeWhatTheirNamesSay() {
    assertEquals(StrictMath.exp(2), unary(ScalarUnary.EXP, 2f), 1e-6);
    assertEquals(StrictMath.log(2), unary(ScalarUnary.LOG, 2f), 1e-6);
    assertEquals(StrictMath.tanh(2), unary(ScalarUnary.TANH, 2f), 1e-6);
    assertEquals(1 / (1 + StrictMath.exp(-2)), unary(ScalarUnary.SIGMOID, 2f), 1e-6);
    assertEquals(2f, unary(ScalarUnary.RELU, 2f));
    assertEquals(1.4142135f, unary(ScalarUnary.SQRT, 2f));
    assertEquals(-2f, unary(ScalarUnary.NEGATE, 2f));
  }

  @Test
  void binaryFunctionsKeepTheOrderOfTheirOperands() {
    assertArrayEquals(new float[] {5f, 8f}, contiguous(ScalarBinary.ADD));
    assertArrayEquals(new float[] {-1f, 4f}, contiguous(ScalarBinary.SUBTRACT));
    assertArrayEquals(new float[] {6f, 12f}, contiguous(ScalarBinary.MULTIPLY));
    assertArrayEquals(new float[] {2f / 3f, 3f}, contiguous(ScalarBinary.DIVIDE));
    assertArrayEquals(new float[] {3f, 6f}, contiguous(ScalarBinary.MAXIMUM));
    assertArrayEquals(new float[] {0f, 1f}, contiguous(ScalarBinary.GREATER));
  }

  @Test
  void aScalarStandsOnEitherSide() {
    MemorySegment x = floats(1f, 2f);
    MemorySegment out = floats(0f, 0f);
    ScalarBinary.SUBTRACT.scalarLeft(10f, x, 0, out, 0, 0, 2);
    assertFloats(out, 9f, 8f);
    ScalarBinary.SUBTRACT.scalarRight(x, 0, 10f, out, 0, 0, 2);
    assertFloats(out, -9f, -8f);
  }

  @Test
  void rowsAndColumnsAreRepeatedOnEitherSide() {
    MemorySegment x = floats(1f, 2f, 3f, 4f, 5f, 6f); // [2, 3]
    MemorySegment row = floats(10f, 20f, 30f);
    MemorySegment column = floats(100f, 200f);
    MemorySegment out = floats(0f, 0f, 0f, 0f, 0f, 0f);
    ScalarBinary.SUBTRACT.rowRight(x, 0, row, 0, out, 0, 3, 0, 2);
    assertFloats(out, -9f, -18f, -27f, -6f, -15f, -24f);
    ScalarBinary.SUBTRACT.rowLeft(row, 0, x, 0, out, 0, 3, 0, 2);
    assertFloats(out, 9f, 18f, 27f, 6f, 15f, 24f);
    ScalarBinary.SUBTRACT.columnRight(x, 0, column, 0, out, 0, 3, 0, 2);
    assertFloats(out, -99f, -98f, -97f, -196f, -195f, -194f);
    ScalarBinary.SUBTRACT.columnLeft(column, 0, x, 0, out, 0, 3, 0, 2);
    assertFloats(out, 99f, 98f, 97f, 196f, 195f, 194f);
  }

  @Test
  void anOffsetMovesEveryOperand() {
    MemorySegment x = floats(0f, 1f, 2f);
    MemorySegment y = floats(0f, 0f, 10f, 20f);
    MemorySegment out = floats(-1f, -1f);
    ScalarBinary.ADD.contiguous(x, 4, y, 8, out, 0, 0, 2);
    assertFloats(out, 11f, 22f);
  }

  @Test
  void onlyTheRangeIsWritten() {
    MemorySegment x = floats(1f, 4f, 9f, 16f);
    MemorySegment out = floats(-1f, -1f, -1f, -1f);
    ScalarUnary.SQRT.apply(x, 0, out, 0, 1, 3);
    assertFloats(out, -1f, 2f, 3f, -1f);
  }

  private static float unary(ScalarUnary f, float x) {
    MemorySegment out = floats(0f);
    f.apply(floats(x), 0, out, 0, 0, 1);
    return out.get(ValueLayout.JAVA_FLOAT, 0);
  }

  private static float[] contiguous(ScalarBinary f) {
    MemorySegment out = floats(0f, 0f);
    f.contiguous(floats(2f, 6f), 0, floats(3f, 2f), 0, out, 0, 0, 2);
    return out.toArray(ValueLayout.JAVA_FLOAT);
  }

  private static MemorySegment floats(float... values) {
    return MemorySegment.ofArray(values);
  }

  private static void assertFloats(MemorySegment actual, float... expected) {
    assertArrayEquals(expected, actual.toArray(ValueLayout.JAVA_FLOAT));
  }
}
