// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import java.util.Arrays;

/**
 * How far down the right class stands when the classes are sorted by their output, from which
 * follows the top-k accuracy for every k. Streaming: a count for each rank is all that is kept. Not
 * thread-safe while it is filled.
 *
 * <p>Among equal outputs the class of the lowest index comes first, so that top-1 is the accuracy.
 */
public final class TopK {
  private final long[] ranks;
  private long total;

  /**
   * No examples yet.
   *
   * @param classes at least 1
   */
  public TopK(int classes) {
    if (classes < 1) {
      throw new IllegalArgumentException("top-k: classes is " + classes + "; it must be at least 1");
    }
    this.ranks = new long[classes];
  }

  /**
   * Counts an example.
   *
   * @param rank of its class, 0 where no class has a greater output
   * @throws IndexOutOfBoundsException where there are not as many classes
   */
  public void add(int rank) {
    ranks[rank]++;
    total++;
  }

  /**
   * The share of examples whose class is among the k classes with the greatest outputs; NaN where
   * there are no examples.
   *
   * @param k at least 1; beyond the number of classes it is 1
   */
  public double accuracy(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("top-k: k is " + k + "; it must be at least 1");
    }
    long found = 0;
    for (int rank = 0; rank < Math.min(k, ranks.length); rank++) {
      found += ranks[rank];
    }
    return (double) found / total;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TopK that && Arrays.equals(ranks, that.ranks);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ranks);
  }

  /** The number of examples at each rank. */
  @Override
  public String toString() {
    return Arrays.toString(ranks);
  }
}
