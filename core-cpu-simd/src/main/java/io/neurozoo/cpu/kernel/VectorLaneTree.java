// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.NativeMemory.ADDRESS;
import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.NativeMemory.ORDER;
import static io.neurozoo.cpu.kernel.Simd.F;
import static io.neurozoo.cpu.kernel.Simd.LANES;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import jdk.incubator.vector.FloatVector;

/**
 * The tree that combines 16 virtual lanes, see {@link ScalarReduction}, for many rows at once.
 *
 * <p>As many rows as a vector has lanes are 16 vectors, and their sums one. A level adds vectors of
 * a row to each other while it has several; then it interleaves the halves of two rows' vectors, so
 * that one addition does for both. As each such pair is a row of the first half of the rows and the
 * one half of them after it, the sums end in the order of the rows.
 */
final class VectorLaneTree {
  /** Bytes of a row's lanes. */
  private static final long ROW = 16 * 4L;

  private static final long VECTOR = LANES * 4L;

  /** The vectors that hold the lanes of a row. */
  private static final int VECTORS = 16 / LANES;

  /** From a left operand of the first level to the right one: to row + 8, or to lane + 8. */
  private static final long RIGHT = VECTORS == 1 ? 8 * ROW : 8 * 4L;

  private static final FloatVector LOW = VectorInterleave.LOW;
  private static final FloatVector HIGH = VectorInterleave.HIGH;

  private static final Loop TREE = Loop.of(VectorLaneTree.class, "treeLoop");

  private VectorLaneTree() {}

  /**
   * Sets out[r] to the sum of the lanes of row r of lanes[rows, 16], and further floats up to a
   * whole vector. Reads the lanes of as many rows as it sets floats, before it sets them.
   */
  static void sums(long lanes, int rows, long out) {
    TREE.tree(lanes, rows, out);
  }

  static void treeLoop(long lanes, int rows, long out) {
    FloatVector low = LOW;
    FloatVector high = HIGH;
    for (int r = rows; r > 0; r -= LANES) {
      FloatVector a0 = fromMemorySegment(F, ALL, (lanes + left(0)) & ADDRESS, ORDER);
      FloatVector b0 = fromMemorySegment(F, ALL, (lanes + RIGHT + left(0)) & ADDRESS, ORDER);
      FloatVector a1 = fromMemorySegment(F, ALL, (lanes + left(1)) & ADDRESS, ORDER);
      FloatVector b1 = fromMemorySegment(F, ALL, (lanes + RIGHT + left(1)) & ADDRESS, ORDER);
      FloatVector a2 = fromMemorySegment(F, ALL, (lanes + left(2)) & ADDRESS, ORDER);
      FloatVector b2 = fromMemorySegment(F, ALL, (lanes + RIGHT + left(2)) & ADDRESS, ORDER);
      FloatVector a3 = fromMemorySegment(F, ALL, (lanes + left(3)) & ADDRESS, ORDER);
      FloatVector b3 = fromMemorySegment(F, ALL, (lanes + RIGHT + left(3)) & ADDRESS, ORDER);
      FloatVector a4 = fromMemorySegment(F, ALL, (lanes + left(4)) & ADDRESS, ORDER);
      FloatVector b4 = fromMemorySegment(F, ALL, (lanes + RIGHT + left(4)) & ADDRESS, ORDER);
      FloatVector a5 = fromMemorySegment(F, ALL, (lanes + left(5)) & ADDRESS, ORDER);
      FloatVector b5 = fromMemorySegment(F, ALL, (lanes + RIGHT + left(5)) & ADDRESS, ORDER);
      FloatVector a6 = fromMemorySegment(F, ALL, (lanes + left(6)) & ADDRESS, ORDER);
      FloatVector b6 = fromMemorySegment(F, ALL, (lanes + RIGHT + left(6)) & ADDRESS, ORDER);
      FloatVector a7 = fromMemorySegment(F, ALL, (lanes + left(7)) & ADDRESS, ORDER);
      FloatVector b7 = fromMemorySegment(F, ALL, (lanes + RIGHT + left(7)) & ADDRESS, ORDER);
      if (VECTORS == 1) {
        a0 = low.selectFrom(a0, b0).add(high.selectFrom(a0, b0));
        a1 = low.selectFrom(a1, b1).add(high.selectFrom(a1, b1));
        a2 = low.selectFrom(a2, b2).add(high.selectFrom(a2, b2));
        a3 = low.selectFrom(a3, b3).add(high.selectFrom(a3, b3));
        a4 = low.selectFrom(a4, b4).add(high.selectFrom(a4, b4));
        a5 = low.selectFrom(a5, b5).add(high.selectFrom(a5, b5));
        a6 = low.selectFrom(a6, b6).add(high.selectFrom(a6, b6));
        a7 = low.selectFrom(a7, b7).add(high.selectFrom(a7, b7));
      } else {
        a0 = a0.add(b0);
        a1 = a1.add(b1);
        a2 = a2.add(b2);
        a3 = a3.add(b3);
        a4 = a4.add(b4);
        a5 = a5.add(b5);
        a6 = a6.add(b6);
        a7 = a7.add(b7);
      }
      if (VECTORS < 4) {
        a0 = low.selectFrom(a0, a4).add(high.selectFrom(a0, a4));
        a1 = low.selectFrom(a1, a5).add(high.selectFrom(a1, a5));
        a2 = low.selectFrom(a2, a6).add(high.selectFrom(a2, a6));
        a3 = low.selectFrom(a3, a7).add(high.selectFrom(a3, a7));
      } else {
        a0 = a0.add(a4);
        a1 = a1.add(a5);
        a2 = a2.add(a6);
        a3 = a3.add(a7);
      }
      a0 = low.selectFrom(a0, a2).add(high.selectFrom(a0, a2));
      a1 = low.selectFrom(a1, a3).add(high.selectFrom(a1, a3));
      a0 = low.selectFrom(a0, a1).add(high.selectFrom(a0, a1));
      a0.intoMemorySegment(ALL, out & ADDRESS, ORDER);
      lanes += LANES * ROW;
      out += VECTOR;
    }
  }

  /** Where the left operand of addition i of the first level is: the same vector of all rows. */
  private static long left(int i) {
    return i % LANES * ROW + i / LANES * VECTOR;
  }
}
