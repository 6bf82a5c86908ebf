// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.Arrays;

/** The squared distance, in pixels, from each pixel's centre to the nearest segment drawn. */
final class DistanceField {

  private final int side;
  private final float reach;
  private final float[] squared;

  /**
   * An empty field.
   *
   * @param side width and height in pixels
   * @param reach distance in pixels beyond which the field may stay infinite
   */
  DistanceField(int side, float reach) {
    this.side = side;
    this.reach = reach;
    this.squared = new float[side * side];
  }

  void clear() {
    Arrays.fill(squared, Float.POSITIVE_INFINITY);
  }

  /** The distance at a pixel, infinite where no segment is within reach. */
  float at(int pixel) {
    return (float) Math.sqrt(squared[pixel]);
  }

  void segment(float x0, float y0, float x1, float y1) {
    int left = Math.max(0, (int) (Math.min(x0, x1) - reach));
    int right = Math.min(side - 1, (int) (Math.max(x0, x1) + reach + 1));
    int top = Math.max(0, (int) (Math.min(y0, y1) - reach));
    int bottom = Math.min(side - 1, (int) (Math.max(y0, y1) + reach + 1));
    float dx = x1 - x0;
    float dy = y1 - y0;
    float length2 = dx * dx + dy * dy;
    float scale = length2 > 0 ? 1 / length2 : 0;
    for (int y = top; y <= bottom; y++) {
      float py = y - y0;
      for (int x = left; x <= right; x++) {
        float px = x - x0;
        // The foot of the perpendicular, clamped to the segment: t = clamp(p.d / d.d, 0, 1).
        float t = Math.min(1, Math.max(0, (px * dx + py * dy) * scale));
        float ex = px - t * dx;
        float ey = py - t * dy;
        int pixel = y * side + x;
        squared[pixel] = Math.min(squared[pixel], ex * ex + ey * ey);
      }
    }
  }
}
