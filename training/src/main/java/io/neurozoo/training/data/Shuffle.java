// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.random.Philox;

/**
 * A fresh order of the examples for each epoch: a pure function of (size, seed, epoch), whichever
 * epochs were asked for before. So a resumed run sees the orders it would have seen.
 *
 * <p>Fisher-Yates over Philox values; no position is favoured by more than size / 2^32. One array
 * serves all epochs: the next call overwrites it. Not thread-safe.
 */
public final class Shuffle {

  private final Philox stream;
  private final int[] order;

  /**
   * Orders of a number of examples.
   *
   * @param size how many examples, at least 1
   * @param seed the seed of all orders
   */
  public Shuffle(int size, long seed) {
    if (size < 1) {
      throw new IllegalArgumentException("shuffle: size is " + size + "; it must be at least 1");
    }
    this.stream = Philox.of(seed, "data/shuffle");
    this.order = new int[size];
  }

  /**
   * The order of one epoch: each of 0 to size - 1 once. Allocates nothing.
   *
   * @param epoch any number
   * @return an array valid until the next call, not to be changed
   */
  public int[] order(long epoch) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int i = order.length - 1; i > 0; i--) {
      int j = stream.below(i + 1, epoch, i);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
