// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import java.util.Random;

/** Repeatable test data, as the bits of floats. */
final class Samples {
  private static final float[] SPECIAL = {
    0f,
    -0f,
    1f,
    -1f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL / 2,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN,
    ScalarMath.EXP_LOWEST,
    ScalarMath.EXP_HIGHEST,
    ScalarMath.TANH_SATURATED
  };

  private Samples() {}

  /** Values around 0, nothing special. */
  static int[] plain(int length, int seed) {
    Random random = new Random(seed);
    int[] bits = new int[length];
    for (int i = 0; i < length; i++) {
      bits[i] = Float.floatToRawIntBits((float) random.nextGaussian() * 3f);
    }
    return bits;
  }

  /** Positive values. */
  static int[] positive(int length, int seed) {
    int[] bits = plain(length, seed);
    for (int i = 0; i < length; i++) {
      bits[i] &= 0x7FFFFFFF;
    }
    return bits;
  }

  /** Plain values, a quarter arbitrary bit patterns, an eighth zeros, infinities, NaN and such. */
  static int[] wild(int length, int seed) {
    Random random = new Random(seed);
    int[] bits = plain(length, seed);
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(8);
      if (kind < 2) {
        bits[i] = random.nextInt();
      } else if (kind == 2) {
        bits[i] = Float.floatToRawIntBits(SPECIAL[random.nextInt(SPECIAL.length)]);
      }
    }
    return bits;
  }

  /** Every {@code step}th bit pattern there is. */
  static int[] sweep(int step) {
    int[] bits = new int[(int) ((1L << 32) / step)];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (int) ((long) i * step);
    }
    return bits;
  }

  /** Integers in [0, bound). */
  static int[] labels(int length, int bound, int seed) {
    return new Random(seed).ints(length, 0, bound).toArray();
  }

  /** Few small integers as floats: many equal ones. */
  static int[] ties(int length, int seed) {
    int[] bits = labels(length, 4, seed);
    for (int i = 0; i < length; i++) {
      bits[i] = Float.floatToRawIntBits(bits[i]);
    }
    return bits;
  }
}
