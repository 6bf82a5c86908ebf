// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMemory.get;
import static io.neurozoo.cpu.kernel.ScalarMemory.set;

import java.lang.foreign.MemorySegment;

/**
 * A function of two values under any broadcast: the slow, general way for the layouts that {@link
 * ScalarBinary} and {@link VectorBinary} have no loop for. The only twin; the vector side calls it
 * too.
 */
public final class ScalarBroadcast {
  private ScalarBroadcast() {}

  /**
   * Sets out[i] to f(x, y) for each element i of [from, to) of a contiguous output.
   *
   * <p>The innermost axis runs in one of the function's own loops where both operands are
   * contiguous or constant along it.
   *
   * @param xAt byte offset of x's element at index (0, ..., 0); likewise for y and out
   * @param xStrides elements between neighbours along each axis of the output; 0 where x is
   *     broadcast; likewise for y
   * @param shape the output's shape, outermost axis first
   */
  public static void apply(
      ScalarBinary function,
      MemorySegment x,
      long xAt,
      long[] xStrides,
      MemorySegment y,
      long yAt,
      long[] yStrides,
      MemorySegment out,
      long outAt,
      long[] shape,
      long from,
      long to) {
    int last = shape.length - 1;
    long columns = last < 0 ? 1 : shape[last];
    long xStep = last < 0 ? 0 : xStrides[last];
    long yStep = last < 0 ? 0 : yStrides[last];
    for (long i = from; i < to; ) {
      long row = i / columns;
      long column = i % columns;
      long count = Math.min(columns - column, to - i);
      long xStart = xAt + (start(row, shape, xStrides) + column * xStep) * Float.BYTES;
      long yStart = yAt + (start(row, shape, yStrides) + column * yStep) * Float.BYTES;
      long outStart = outAt + i * Float.BYTES;
      if (xStep == 1 && yStep == 1) {
        function.contiguous(x, xStart, y, yStart, out, outStart, 0, count);
      } else if (xStep == 0 && yStep == 1) {
        function.scalarLeft(get(x, xStart, 0), y, yStart, out, outStart, 0, count);
      } else if (xStep == 1 && yStep == 0) {
        function.scalarRight(x, xStart, get(y, yStart, 0), out, outStart, 0, count);
      } else {
        for (long j = 0; j < count; j++) {
          float value = function.apply(get(x, xStart, j * xStep), get(y, yStart, j * yStep));
          set(out, outStart, j, value);
        }
      }
      i += count;
    }
  }

  /** Elements from an operand's origin to its first element of the output's given row. */
  private static long start(long row, long[] shape, long[] strides) {
    long elements = 0;
    for (int axis = shape.length - 2; axis >= 0; axis--) {
      elements += row % shape[axis] * strides[axis];
      row /= shape[axis];
    }
    return elements;
  }
}
