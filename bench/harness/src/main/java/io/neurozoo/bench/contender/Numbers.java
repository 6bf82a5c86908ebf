// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import java.util.SplittableRandom;

/** The same numbers for every contender. */
final class Numbers {
  private Numbers() {}

  /** Uniform values in [low, high). */
  static float[] uniform(long seed, int count, float low, float high) {
    var random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (low + (high - low) * random.nextDouble());
    }
    return values;
  }

  /** Uniform values of 0 to bound - 1. */
  static int[] integers(long seed, int count, int bound) {
    var random = new SplittableRandom(seed);
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(bound);
    }
    return values;
  }
}
