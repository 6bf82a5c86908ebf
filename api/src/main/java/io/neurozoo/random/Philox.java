// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.random;

import io.neurozoo.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * Counter-based random numbers: Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random
 * numbers: as easy as 1, 2, 3").
 *
 * <p>A value is a pure function of (seed, path, step, element): the same for any number of threads,
 * any order of evaluation, and after a resume. The key is the seed mixed with a stable hash of the
 * path; the counter is the step and the element's block of four.
 */
public final class Philox {
  private static final int M0 = 0xD2511F53;
  private static final int M1 = 0xCD9E8D57;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;
  private static final float TO_UNIT = 0x1p-24f;

  private final int key0;
  private final int key1;

  private Philox(long key) {
    this.key0 = (int) key;
    this.key1 = (int) (key >>> 32);
  }

  /** The stream of a seed for one named purpose; different paths give independent streams. */
  public static Philox of(long seed, String path) {
    return of(seed, hash(path));
  }

  /** The stream of a seed for a path given by its {@link #hash}. */
  public static Philox of(long seed, long pathHash) {
    return new Philox(mix(seed ^ mix(pathHash)));
  }

  /** The stream of a key that is not mixed, for comparison with published values. */
  static Philox ofKey(long key) {
    return new Philox(key);
  }

  /**
   * FNV-1a over the UTF-8 bytes: stable across runs and machines, unlike {@code hashCode} of most
   * objects.
   */
  public static long hash(String path) {
    long h = 0xcbf29ce484222325L;
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      h = (h ^ (b & 0xff)) * 0x100000001b3L;
    }
    return h;
  }

  /**
   * 32 random bits.
   *
   * @param element any number of a step's values, from 0
   */
  public int bits(long step, long element) {
    return word(step, element >>> 2, (int) (element & 3));
  }

  /**
   * One of the four words of a block; the counter is the block in its low and the step in its high
   * 64 bits.
   */
  int word(long step, long block, int lane) {
    int c0 = (int) block;
    int c1 = (int) (block >>> 32);
    int c2 = (int) step;
    int c3 = (int) (step >>> 32);
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < 10; round++) {
      long p0 = (M0 & 0xffffffffL) * (c0 & 0xffffffffL);
      long p1 = (M1 & 0xffffffffL) * (c2 & 0xffffffffL);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c1 = (int) p1;
      c3 = (int) p0;
      k0 += W0;
      k1 += W1;
    }
    return switch (lane) {
      case 0 -> c0;
      case 1 -> c1;
      case 2 -> c2;
      default -> c3;
    };
  }

  /**
   * Writes {@link #uniform} of elements {@code from} to {@code to} (exclusive) at their positions
   * in {@code out}: the words of a block together, which are computed once and not four times.
   */
  public void uniforms(long step, long from, long to, MemorySegment out) {
    long i = from;
    for (; i < to && (i & 3) != 0; i++) {
      out.setAtIndex(DType.FLOAT, i, uniform(step, i));
    }
    for (; i + 4 <= to; i += 4) {
      uniformBlock(step, i, out);
    }
    for (; i < to; i++) {
      out.setAtIndex(DType.FLOAT, i, uniform(step, i));
    }
  }

  /** The rounds of {@link #word}, repeated here: a method cannot return four words for nothing. */
  private void uniformBlock(long step, long element, MemorySegment out) {
    long block = element >>> 2;
    int c0 = (int) block;
    int c1 = (int) (block >>> 32);
    int c2 = (int) step;
    int c3 = (int) (step >>> 32);
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < 10; round++) {
      long p0 = (M0 & 0xffffffffL) * (c0 & 0xffffffffL);
      long p1 = (M1 & 0xffffffffL) * (c2 & 0xffffffffL);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c1 = (int) p1;
      c3 = (int) p0;
      k0 += W0;
      k1 += W1;
    }
    out.setAtIndex(DType.FLOAT, element, (c0 >>> 8) * TO_UNIT);
    out.setAtIndex(DType.FLOAT, element + 1, (c1 >>> 8) * TO_UNIT);
    out.setAtIndex(DType.FLOAT, element + 2, (c2 >>> 8) * TO_UNIT);
    out.setAtIndex(DType.FLOAT, element + 3, (c3 >>> 8) * TO_UNIT);
  }

  /** A multiple of 2^-24 in [0, 1). */
  public float uniform(long step, long element) {
    return (bits(step, element) >>> 8) * TO_UNIT;
  }

  /**
   * A standard normal value by the Box-Muller transform, sqrt(-2 ln u) cos(2 pi v), in double with
   * StrictMath (the same bits everywhere), rounded to float.
   */
  public float normal(long step, long element) {
    double u = ((bits(step, 2 * element) >>> 8) + 1) * 0x1p-24;
    double v = (bits(step, 2 * element + 1) >>> 8) * 0x1p-24;
    return (float) (Math.sqrt(-2 * StrictMath.log(u)) * cosOfTurns(v));
  }

  /**
   * cos(2 pi v) for v in [0, 1). The quarter turns are taken off exactly first, since StrictMath
   * allocates an array for angles beyond pi / 4.
   */
  private static double cosOfTurns(double v) {
    int quarter = (int) (4 * v + 0.5);
    double angle = 2 * Math.PI * (v - quarter * 0.25);
    return switch (quarter & 3) {
      case 0 -> StrictMath.cos(angle);
      case 1 -> -StrictMath.sin(angle);
      case 2 -> -StrictMath.cos(angle);
      default -> StrictMath.sin(angle);
    };
  }

  /**
   * An int in [0, bound); the bias is below bound / 2^32.
   *
   * @param bound at least 1
   */
  public int below(int bound, long step, long element) {
    return (int) (((bits(step, element) & 0xffffffffL) * bound) >>> 32);
  }

  /** The finaliser of SplitMix64: spreads seeds that differ in one bit over the whole key. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
