// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMemory.get;
import static io.neurozoo.cpu.kernel.ScalarMemory.getInt;
import static io.neurozoo.cpu.kernel.ScalarMemory.set;
import static io.neurozoo.cpu.kernel.ScalarMemory.setInt;

import java.lang.foreign.MemorySegment;

/** int32 class labels: comparison, one-hot rows and argmax, without the vector API. */
public final class ScalarLabels {
  private ScalarLabels() {}

  /** out[i] = 1 where the int32 x[i] and y[i] are equal, else 0, for each i of [from, to). */
  public static void equal(
      MemorySegment x,
      long xAt,
      MemorySegment y,
      long yAt,
      MemorySegment out,
      long outAt,
      long from,
      long to) {
    for (long i = from; i < to; i++) {
      set(out, outAt, i, getInt(x, xAt, i) == getInt(y, yAt, i) ? 1f : 0f);
    }
  }

  /**
   * out[r, c] = 1 where c is the label of row r, else 0, for each row of [fromRow, toRow).
   *
   * @throws IllegalArgumentException if a label of these rows is outside [0, classes); nothing is
   *     written then
   */
  public static void oneHot(
      MemorySegment labels,
      long labelsAt,
      MemorySegment out,
      long outAt,
      long classes,
      long fromRow,
      long toRow) {
    check("oneHot", labels, labelsAt, classes, fromRow, toRow);
    ScalarCopy.fill(out, outAt, 0f, fromRow * classes, toRow * classes);
    for (long r = fromRow; r < toRow; r++) {
      set(out, outAt, r * classes + getInt(labels, labelsAt, r), 1f);
    }
  }

  /**
   * The int32 out[r] is the column of the greatest element of row r, for each row of [fromRow,
   * toRow): the first of equals; the first NaN if there is one.
   *
   * @param columns elements a row, at least 1
   */
  public static void argmaxRows(
      MemorySegment x,
      long xAt,
      MemorySegment out,
      long outAt,
      long columns,
      long fromRow,
      long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = xAt + r * columns * Float.BYTES;
      float max = ScalarReduction.max(x, start, columns);
      setInt(out, outAt, r, (int) indexOf(max, x, start, 0, columns));
    }
  }

  /** The first index of [from, to) whose element is the value (any NaN for NaN), else to. */
  static long indexOf(float value, MemorySegment x, long xAt, long from, long to) {
    long i = from;
    if (value != value) {
      while (i < to && get(x, xAt, i) == get(x, xAt, i)) {
        i++;
      }
    } else {
      while (i < to && get(x, xAt, i) != value) {
        i++;
      }
    }
    return i;
  }

  static void check(
      String op, MemorySegment labels, long labelsAt, long classes, long fromRow, long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      int label = getInt(labels, labelsAt, r);
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            op
                + ": label "
                + label
                + " in row "
                + r
                + " is outside [0, "
                + classes
                + ") for "
                + classes
                + " classes; correct the labels or the number of classes");
      }
    }
  }
}
