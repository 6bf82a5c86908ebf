// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** One product with its inputs, run by either twin into guarded memory. */
record GemmCase(
    GemmShape shape, Epilogue epilogue, float[] a, float[] b, float[] bias, float[] matrix) {
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;
  private static final int GUARD = 16;
  static final float CANARY = -12345.678f;

  /** Runs a range of units. */
  private interface Range {
    void run(int fromUnit, int toUnit);
  }

  static GemmCase random(GemmShape shape, Epilogue epilogue, long seed) {
    Random random = new Random(seed);
    return new GemmCase(
        shape,
        epilogue,
        floats(random, shape.m() * shape.k()),
        floats(random, shape.k() * shape.n()),
        floats(random, shape.n()),
        floats(random, shape.m() * shape.n()));
  }

  private static float[] floats(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  float a(int i, int p) {
    return a[shape.transposeA() ? p * shape.m() + i : i * shape.k() + p];
  }

  float b(int p, int j) {
    return b[shape.transposeB() ? j * shape.k() + p : p * shape.n() + j];
  }

  /** C by {@link VectorGemm}, in two calls whose border {@code cut} picks from the unit count. */
  float[] vector(IntUnaryOperator cut) {
    try (Arena arena = Arena.ofConfined()) {
      Sgemm gemm = VectorGemm.of(shape, epilogue);
      long aAddress = copy(arena, a).address();
      long bAddress = copy(arena, b).address();
      long biasAddress = epilogue.bias() ? copy(arena, bias).address() : 0;
      long matrixAddress = epilogue.readsMatrix() ? copy(arena, matrix).address() : 0;
      MemorySegment c = guarded(arena);
      MemorySegment scratch = arena.allocate(gemm.scratchBytes() + 64, 64);
      Range range =
          (from, to) -> {
            scratch.fill((byte) 0xff); // NaN: nothing may rest on what a scratch held
            gemm.run(
                aAddress, bAddress, c.address() + GUARD * 4L, biasAddress, matrixAddress, 0,
                scratch.address(), from, to);
            checkScratchGuard(scratch, gemm.scratchBytes());
          };
      return run(range, gemm.units(), cut, c);
    }
  }

  /** The sums of B's columns by either twin, in two calls. */
  float[] sums(boolean vector, int cut) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment aSegment = copy(arena, a);
      MemorySegment bSegment = copy(arena, b);
      MemorySegment c = guarded(arena);
      MemorySegment sums = arena.allocate(4L * (shape.n() + GUARD), 64);
      sums.fill((byte) 0xff);
      if (vector) {
        Sgemm gemm = VectorGemm.of(shape, Epilogue.NONE);
        MemorySegment scratch = arena.allocate(gemm.scratchBytes(), 64);
        for (int[] units : new int[][] {{cut, gemm.units()}, {0, cut}}) {
          gemm.run(
              aSegment.address(), bSegment.address(), c.address() + GUARD * 4L, 0, 0,
              sums.address(), scratch.address(), units[0], units[1]);
        }
      } else {
        ScalarGemm gemm = new ScalarGemm(shape, Epilogue.NONE);
        for (int[] units : new int[][] {{cut, gemm.units()}, {0, cut}}) {
          gemm.run(
              aSegment, 0, bSegment, 0, c, GUARD * 4L, null, 0, null, 0, sums, 0, units[0],
              units[1]);
        }
      }
      for (int i = 0; i < GUARD; i++) {
        if (sums.getAtIndex(ValueLayout.JAVA_INT, shape.n() + i) != -1) {
          throw new AssertionError(shape + " wrote behind the sums");
        }
      }
      return sums.asSlice(0, 4L * shape.n()).toArray(FLOAT);
    }
  }

  /** C after {@link VectorGemm} has run these units only; the rest holds {@link #CANARY}. */
  float[] vectorUnits(int fromUnit, int toUnit) {
    try (Arena arena = Arena.ofConfined()) {
      Sgemm gemm = VectorGemm.of(shape, epilogue);
      MemorySegment c = guarded(arena);
      long scratch = arena.allocate(gemm.scratchBytes(), 64).address();
      long bias = epilogue.bias() ? copy(arena, this.bias).address() : 0;
      gemm.run(
          copy(arena, a).address(), copy(arena, b).address(), c.address() + GUARD * 4L, bias,
          0, 0, scratch, fromUnit, toUnit);
      return c.asSlice(GUARD * 4L, shape.m() * shape.n() * 4L).toArray(FLOAT);
    }
  }

  /** C by {@link ScalarGemm}, from segments that begin at odd offsets. */
  float[] scalar(IntUnaryOperator cut) {
    try (Arena arena = Arena.ofConfined()) {
      ScalarGemm gemm = new ScalarGemm(shape, epilogue);
      MemorySegment aSegment = copy(arena, a, 3);
      MemorySegment bSegment = copy(arena, b, 5);
      MemorySegment biasSegment = epilogue.bias() ? copy(arena, bias, 7) : null;
      MemorySegment matrixSegment = epilogue.readsMatrix() ? copy(arena, matrix, 9) : null;
      MemorySegment c = guarded(arena);
      Range range =
          (from, to) ->
              gemm.run(
                  aSegment, 12, bSegment, 20, c, GUARD * 4L, biasSegment, 28, matrixSegment, 36,
                  null, 0, from, to);
      return run(range, gemm.units(), cut, c);
    }
  }

  /** AB by the definition, one rounding after the other. */
  float[] product() {
    float[] c = new float[shape.m() * shape.n()];
    for (int i = 0; i < shape.m(); i++) {
      for (int j = 0; j < shape.n(); j++) {
        c[i * shape.n() + j] = shape.isDots() ? tree(i, j) : chain(i, j);
      }
    }
    return c;
  }

  /** A sum in increasing k. */
  private float chain(int i, int j) {
    float sum = 0f;
    for (int p = 0; p < shape.k(); p++) {
      sum = Math.fma(a(i, p), b(p, j), sum);
    }
    return sum;
  }

  /** A sum of sixteen sums. */
  private float tree(int i, int j) {
    float[] lanes = new float[16];
    for (int p = 0; p < shape.k(); p++) {
      lanes[p % 16] = Math.fma(a(i, p), b(p, j), lanes[p % 16]);
    }
    for (int half = 8; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        lanes[lane] += lanes[lane + half];
      }
    }
    return lanes[0];
  }

  private float[] run(Range range, int units, IntUnaryOperator cut, MemorySegment c) {
    int border = cut.applyAsInt(units);
    range.run(border, units);
    range.run(0, border);
    int outputs = shape.m() * shape.n();
    for (int i = 0; i < GUARD; i++) {
      if (c.getAtIndex(FLOAT, i) != CANARY || c.getAtIndex(FLOAT, GUARD + outputs + i) != CANARY) {
        throw new AssertionError(shape + " wrote outside C");
      }
    }
    return c.asSlice(GUARD * 4L, outputs * 4L).toArray(FLOAT);
  }

  private static void checkScratchGuard(MemorySegment scratch, long size) {
    for (long i = size; i < scratch.byteSize(); i++) {
      if (scratch.get(ValueLayout.JAVA_BYTE, i) != (byte) 0xff) {
        throw new AssertionError("wrote behind the scratch's " + size + " bytes");
      }
    }
  }

  private MemorySegment guarded(Arena arena) {
    MemorySegment c = arena.allocate((shape.m() * shape.n() + 2 * GUARD) * 4L, 64);
    for (long i = 0; i < c.byteSize() / 4; i++) {
      c.setAtIndex(FLOAT, i, CANARY);
    }
    return c;
  }

  private static MemorySegment copy(Arena arena, float[] values) {
    return copy(arena, values, 0);
  }

  private static MemorySegment copy(Arena arena, float[] values, int lead) {
    MemorySegment segment = arena.allocate(4L * (lead + values.length), 64);
    MemorySegment.copy(values, 0, segment, FLOAT, 4L * lead, values.length);
    return segment;
  }

  @Override
  public String toString() {
    return shape + " " + epilogue;
  }
}
