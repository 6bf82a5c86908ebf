// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMemory.get;
import static io.neurozoo.cpu.kernel.VectorMemory.BLOCK;
import static io.neurozoo.cpu.kernel.VectorMemory.blockEnd;

import java.lang.foreign.MemorySegment;

/** {@link ScalarBinary} on absolute addresses with the vector API: the same bits, faster. */
public enum VectorBinary {
  /** {@link ScalarBinary#ADD}. */
  ADD(ScalarBinary.ADD, "add"),

  /** {@link ScalarBinary#SUBTRACT}. */
  SUBTRACT(ScalarBinary.SUBTRACT, "subtract"),

  /** {@link ScalarBinary#MULTIPLY}. */
  MULTIPLY(ScalarBinary.MULTIPLY, "multiply"),

  /** {@link ScalarBinary#DIVIDE}. */
  DIVIDE(ScalarBinary.DIVIDE, "divide"),

  /** {@link ScalarBinary#MAXIMUM}. */
  MAXIMUM(ScalarBinary.MAXIMUM, "maximum"),

  /** {@link ScalarBinary#GREATER}. */
  GREATER(ScalarBinary.GREATER, "greater");

  private static final MemorySegment ALL = NativeMemory.ALL;

  private final ScalarBinary scalar;
  private final Loop loop;
  private final Loop loopLeft;
  private final Loop loopRight;

  VectorBinary(ScalarBinary scalar, String loop) {
    this.scalar = scalar;
    this.loop = Loop.of(VectorBinaryLoops.class, loop);
    loopLeft = Loop.of(VectorBinaryLoops.class, loop + "Left");
    loopRight = Loop.of(VectorBinaryLoops.class, loop + "Right");
  }

  /** {@link ScalarBinary#contiguous}. */
  public void contiguous(long x, long y, long out, long from, long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      loop.run(x, y, out, i, blockEnd(i, end));
    }
    if (end < to) {
      scalar.contiguous(ALL, x, ALL, y, ALL, out, end, to);
    }
  }

  /** {@link ScalarBinary#scalarLeft}. */
  public void scalarLeft(float x, long y, long out, long from, long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      loopLeft.run(y, x, out, i, blockEnd(i, end));
    }
    if (end < to) {
      scalar.scalarLeft(x, ALL, y, ALL, out, end, to);
    }
  }

  /** {@link ScalarBinary#scalarRight}. */
  public void scalarRight(long x, float y, long out, long from, long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      loopRight.run(x, y, out, i, blockEnd(i, end));
    }
    if (end < to) {
      scalar.scalarRight(ALL, x, y, ALL, out, end, to);
    }
  }

  /** {@link ScalarBinary#rowLeft}. */
  public void rowLeft(
      long row, long y, long out, long columns, long fromRow, long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      contiguous(row, y + start, out + start, 0, columns);
    }
  }

  /** {@link ScalarBinary#rowRight}. */
  public void rowRight(
      long x, long row, long out, long columns, long fromRow, long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      contiguous(x + start, row, out + start, 0, columns);
    }
  }

  /** {@link ScalarBinary#columnLeft}. */
  public void columnLeft(
      long column, long y, long out, long columns, long fromRow, long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      scalarLeft(get(ALL, column, r), y + start, out + start, 0, columns);
    }
  }

  /** {@link ScalarBinary#columnRight}. */
  public void columnRight(
      long x, long column, long out, long columns, long fromRow, long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      scalarRight(x + start, get(ALL, column, r), out + start, 0, columns);
    }
  }
}
