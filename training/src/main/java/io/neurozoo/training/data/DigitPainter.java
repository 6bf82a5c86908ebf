// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.random.Philox;
import java.util.List;

/**
 * Draws digits as grey images of {@value #SIDE} x {@value #SIDE} bytes, light ink on dark paper.
 *
 * <p>A glyph is chosen, its control points displaced, scaled, sheared, turned and shifted; its
 * strokes become short segments, and a pixel's ink is how far it lies inside the pen's radius.
 * Stray marks, one spot without ink, and noise follow. Every random value comes from the step of
 * the stream that the image's index names, so no image depends on another. Only addition,
 * multiplication, division, square root and {@link StrictMath} are used: the bytes are the same on
 * every machine.
 *
 * <p>The ranges below were tuned together, so that a linear classifier fails on about one image in
 * ten and a small multilayer perceptron on less than two in a hundred: {@link #SHIFT} matters most.
 * Not thread-safe.
 */
final class DigitPainter {

  static final int SIDE = 28;

  /** Height of the glyph's box, in pixels. */
  private static final float MIN_HEIGHT = 17;

  private static final float MAX_HEIGHT = 22;

  /** Width of the glyph's box, as a share of its height. */
  private static final float MIN_ASPECT = 0.5f;

  private static final float MAX_ASPECT = 0.95f;

  /** Greatest displacement of a control point, as a share of the box. */
  private static final float JITTER = 0.05f;

  /** Greatest turn, in radians. */
  private static final float TURN = 0.25f;

  /** Greatest sideways slant, per unit of height. */
  private static final float SLANT = 0.35f;

  /** Greatest shift, in pixels, in x and in y. */
  private static final float SHIFT = 2.5f;

  /** Radius of the pen, in pixels. */
  private static final float MIN_PEN = 1.0f;

  private static final float MAX_PEN = 1.6f;

  /** Most stray marks. */
  private static final int MAX_STRAYS = 2;

  /** Greatest extent of a stray mark, in pixels, in x and in y. */
  private static final float STRAY_REACH = 6;

  /** Greatest radius of the spot without ink, in pixels. */
  private static final float MAX_GAP = 1.25f;

  /** Grey level of the weakest ink, of 1. */
  private static final float MIN_INK = 0.7f;

  /** Grey level of the lightest paper. */
  private static final float MAX_PAPER = 0.15f;

  /** Greatest amplitude of the noise, as a grey level. */
  private static final float MAX_NOISE = 0.1f;

  /** Segments that stand for one span of a smooth stroke. */
  private static final int SEGMENTS_PER_SPAN = 4;

  private static final float CENTRE = (SIDE - 1) / 2f;

  private final Draws draws;
  private final DistanceField strokes = new DistanceField(SIDE, MAX_PEN + 0.5f);
  private final DistanceField strays = new DistanceField(SIDE, MAX_PEN + 0.5f);
  private final float[] x = new float[DigitGlyphs.maxPoints()];
  private final float[] y = new float[DigitGlyphs.maxPoints()];

  DigitPainter(Philox stream) {
    draws = new Draws(stream);
  }

  /** Draws image {@code index} of the stream into {@code SIDE * SIDE} bytes at {@code offset}. */
  void paint(long index, int digit, byte[] pixels, int offset) {
    draws.seek(index);
    List<Glyph> variants = DigitGlyphs.variantsOf(digit);
    Glyph glyph = variants.get(draws.below(variants.size()));
    place(glyph);
    strokes.clear();
    for (Glyph.Stroke stroke : glyph.strokes()) {
      draw(stroke);
    }
    strays.clear();
    int count = draws.below(MAX_STRAYS + 1);
    for (int i = 0; i < count; i++) {
      float fromX = draws.between(0, SIDE);
      float fromY = draws.between(0, SIDE);
      float toX = fromX + draws.between(-STRAY_REACH, STRAY_REACH);
      float toY = fromY + draws.between(-STRAY_REACH, STRAY_REACH);
      strays.segment(fromX, fromY, toX, toY);
    }
    develop(pixels, offset);
  }

  /** Control points from the unit box to pixels: jitter, scale, slant, turn, shift. */
  private void place(Glyph glyph) {
    float height = draws.between(MIN_HEIGHT, MAX_HEIGHT);
    float width = height * draws.between(MIN_ASPECT, MAX_ASPECT);
    float slant = draws.between(-SLANT, SLANT);
    double turn = draws.between(-TURN, TURN);
    float cos = (float) StrictMath.cos(turn);
    float sin = (float) StrictMath.sin(turn);
    float centreX = CENTRE + draws.between(-SHIFT, SHIFT);
    float centreY = CENTRE + draws.between(-SHIFT, SHIFT);
    for (int i = 0; i < glyph.points(); i++) {
      float v = (glyph.y()[i] - 0.5f + draws.between(-JITTER, JITTER)) * height;
      float u = (glyph.x()[i] - 0.5f + draws.between(-JITTER, JITTER)) * width - slant * v;
      x[i] = centreX + cos * u - sin * v;
      y[i] = centreY + sin * u + cos * v;
    }
  }

  private void draw(Glyph.Stroke stroke) {
    int[] points = stroke.points();
    int last = points.length - 1;
    switch (stroke.join()) {
      case STRAIGHT -> {
        for (int i = 0; i < last; i++) {
          strokes.segment(x[points[i]], y[points[i]], x[points[i + 1]], y[points[i + 1]]);
        }
      }
      case SMOOTH -> {
        for (int i = 0; i < last; i++) {
          int before = points[Math.max(0, i - 1)];
          int after = points[Math.min(last, i + 2)];
          curve(before, points[i], points[i + 1], after);
        }
      }
      case CLOSED -> {
        int n = points.length;
        for (int i = 0; i < n; i++) {
          curve(points[(i + last) % n], points[i], points[(i + 1) % n], points[(i + 2) % n]);
        }
      }
    }
  }

  /** One span of a Catmull-Rom spline, from point b to point c, as short segments. */
  private void curve(int a, int b, int c, int d) {
    float fromX = x[b];
    float fromY = y[b];
    for (int i = 1; i <= SEGMENTS_PER_SPAN; i++) {
      float t = i / (float) SEGMENTS_PER_SPAN;
      float toX = spline(x[a], x[b], x[c], x[d], t);
      float toY = spline(y[a], y[b], y[c], y[d], t);
      strokes.segment(fromX, fromY, toX, toY);
      fromX = toX;
      fromY = toY;
    }
  }

  /**
   * b + t/2 ((c - a) + t ((2a - 5b + 4c - d) + t (3b - 3c + d - a))): Catmull and Rom, A class of
   * local interpolating splines, 1974, with tension 1/2.
   */
  private static float spline(float a, float b, float c, float d, float t) {
    float cubic = 3 * (b - c) + d - a;
    float quadratic = 2 * a - 5 * b + 4 * c - d;
    return b + 0.5f * t * (c - a + t * (quadratic + t * cubic));
  }

  /** Distances to grey levels: ink over paper, the spot without ink, and noise on top. */
  private void develop(byte[] pixels, int offset) {
    float pen = draws.between(MIN_PEN, MAX_PEN);
    float ink = draws.between(MIN_INK, 1);
    float strayPen = draws.between(0.4f, 1);
    float strayInk = draws.between(0.2f, 0.8f);
    float paper = draws.between(0, MAX_PAPER);
    float noise = draws.between(MAX_NOISE / 4, MAX_NOISE);
    float gap = draws.between(0, MAX_GAP);
    float gapX = CENTRE + draws.between(-0.3f, 0.3f) * SIDE;
    float gapY = CENTRE + draws.between(-0.4f, 0.4f) * SIDE;
    int bits = 0;
    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
      float fromGapX = pixel % SIDE - gapX;
      float fromGapY = pixel / SIDE - gapY;
      float outsideGap = (float) Math.sqrt(fromGapX * fromGapX + fromGapY * fromGapY) - gap;
      float mark = ink * coverage(pen - strokes.at(pixel)) * coverage(outsideGap);
      float stray = strayInk * coverage(strayPen - strays.at(pixel));
      if (pixel % 4 == 0) {
        bits = draws.bits();
      }
      // One byte of each draw per pixel, from {0, ..., 255} to [-1, 1].
      float grain = (bits & 0xff) / 127.5f - 1;
      bits >>>= 8;
      float grey = paper + (1 - paper) * Math.max(mark, stray) + noise * grain;
      pixels[offset + pixel] = (byte) (int) (255 * clamp(grey) + 0.5f);
    }
  }

  /** The share of a pixel covered by a shape whose edge lies {@code inside} pixels beyond it. */
  private static float coverage(float inside) {
    return clamp(inside + 0.5f);
  }

  private static float clamp(float value) {
    return Math.min(1, Math.max(0, value));
  }
}
