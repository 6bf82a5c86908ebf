// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.random.Philox;

/**
 * The two spirals of the CMU benchmark (Lang and Witbrock 1988, "Learning to tell two spirals
 * apart"): point i of a spiral lies at the angle i pi / 16 and the radius 6.5 (104 - i) / 104, for
 * i = 0 to 96, at (radius sin, radius cos); the other spiral is the same turned by half a turn.
 * Those are the 194 points to learn; the 192 to test by lie halfway between them, at i + 1/2.
 *
 * <p>Another size spreads more or fewer points over the same spirals.
 */
final class Spirals {

  /** Points of both spirals together in the benchmark. */
  static final int STANDARD_SIZE = 194;

  private static final double LAST = 96;

  private Spirals() {}

  /**
   * Makes the data.
   *
   * @param size points to learn from, an even number from 4
   * @param noise the standard deviation of what is added to each coordinate
   * @param seed of the noise
   */
  static DataSplits of(int size, double noise, long seed) {
    int each = size / 2;
    return new DataSplits(
        part("train", each, 0, LAST / (each - 1), noise, seed),
        part("test", each - 1, LAST / (each - 1) / 2, LAST / (each - 1), noise, seed));
  }

  private static Dataset part(
      String part, int each, double start, double step, double noise, long seed) {
    Philox stream = Philox.of(seed, "data/spirals/" + part);
    float[] points = new float[4 * each];
    int[] labels = new int[2 * each];
    for (int i = 0; i < each; i++) {
      double position = start + i * step;
      double angle = position * Math.PI / 16;
      double radius = 6.5 * (104 - position) / 104;
      double x = radius * StrictMath.sin(angle);
      double y = radius * StrictMath.cos(angle);
      for (int spiral = 0; spiral < 2; spiral++) {
        int example = 2 * i + spiral;
        double sign = spiral == 0 ? 1 : -1;
        points[2 * example] = (float) (sign * x + noise * stream.normal(example, 0));
        points[2 * example + 1] = (float) (sign * y + noise * stream.normal(example, 1));
        labels[example] = spiral;
      }
    }
    return Synthetic.plane(
        "spirals",
        Synthetic.describe("spirals", 2 * each, part, noise, seed),
        points,
        2,
        labels);
  }
}
