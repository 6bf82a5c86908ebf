// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Exchanges the rows and columns of a float32 matrix, without the vector API. */
public final class ScalarTranspose {
  private ScalarTranspose() {}

  /**
   * Sets row c of out[columns, rows] to column c of x[rows, columns], bit by bit.
   *
   * @param xRow bytes from a row of x to the next
   * @param outRow bytes from a row of out to the next
   */
  public static void transpose(
      MemorySegment x,
      long xAt,
      long xRow,
      MemorySegment out,
      long outAt,
      long outRow,
      int rows,
      int columns) {
    for (int c = 0; c < columns; c++) {
      long from = xAt + c * 4L;
      long to = outAt + c * outRow;
      for (int r = 0; r < rows; r++) {
        float value = x.get(ValueLayout.JAVA_FLOAT, from + r * xRow);
        out.set(ValueLayout.JAVA_FLOAT, to + r * 4L, value);
      }
    }
  }
}
