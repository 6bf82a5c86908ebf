// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The area under the receiver operating characteristic: the probability that an example of the
 * positive class scores above one of the negative class, ties counting half (Hanley and McNeil
 * 1982). Exact, by sorting the scores of all examples. Not thread-safe while it is filled.
 */
public final class RocAuc {
  private final float[][] scores;
  private final int[] sizes = new int[2];

  /**
   * No examples yet.
   *
   * @param examples with room for so many of either class; more are welcome
   */
  public RocAuc(int examples) {
    scores = new float[][] {new float[examples], new float[examples]};
  }

  /**
   * Takes in an example.
   *
   * @param score the greater, the more positive; only the order of scores matters. NaN counts as
   *     the greatest.
   */
  public void add(float score, boolean positive) {
    int side = positive ? 1 : 0;
    if (sizes[side] == scores[side].length) {
      scores[side] = Arrays.copyOf(scores[side], Math.addExact(sizes[side], sizes[side] / 2 + 16));
    }
    scores[side][sizes[side]++] = score + 0f; // -0 becomes 0: they tie.
  }

  /** The area, from 0 to 1; empty where there are only positive or only negative examples. */
  public OptionalDouble value() {
    float[] negative = Arrays.copyOf(scores[0], sizes[0]);
    float[] positive = Arrays.copyOf(scores[1], sizes[1]);
    if (negative.length == 0 || positive.length == 0) {
      return OptionalDouble.empty();
    }
    Arrays.sort(negative);
    Arrays.sort(positive);
    long halves = 0;
    int below = 0;
    int notAbove = 0;
    for (float score : positive) {
      while (below < negative.length && Float.compare(negative[below], score) < 0) {
        below++;
      }
      while (notAbove < negative.length && Float.compare(negative[notAbove], score) <= 0) {
        notAbove++;
      }
      halves += (long) below + notAbove;
    }
    return OptionalDouble.of(halves / (2.0 * negative.length * positive.length));
  }
}
