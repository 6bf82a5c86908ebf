// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import io.neurozoo.tensor.Tensor;

/**
 * The order of the classes by their outputs, greatest first; the first of equals, and NaN counts as
 * the greatest, as in {@link io.neurozoo.op.ArgMax}.
 */
final class Ranking {
  private Ranking() {}

  /** The class that comes first. */
  static int first(Tensor outputs, long row, int classes) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (isAbove(outputs.get(row + c), outputs.get(row + best))) {
        best = c;
      }
    }
    return best;
  }

  /** How many classes come before one. */
  static int rank(Tensor outputs, long row, int classes, int of) {
    float own = outputs.get(row + of);
    int rank = 0;
    for (int c = 0; c < classes; c++) {
      float other = outputs.get(row + c);
      boolean before = c < of ? !isAbove(own, other) : isAbove(other, own);
      rank += before ? 1 : 0;
    }
    return rank;
  }

  private static boolean isAbove(float a, float b) {
    return Float.compare(a + 0f, b + 0f) > 0; // -0 and 0 are equal.
  }
}
