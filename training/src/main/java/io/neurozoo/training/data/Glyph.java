// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to write a digit: strokes over shared control points in the unit box, x to the right and
 * y downwards.
 *
 * <p>Written as strokes separated by {@code ;}, each a kind and its points in percent of the box:
 * {@code ~} a smooth curve through the points, {@code o} a smooth closed curve, {@code -} straight
 * lines. Points written alike are one point, so that strokes which meet still meet when every point
 * is displaced at random.
 *
 * @param x abscissae of the control points
 * @param y ordinates of the control points
 * @param strokes the strokes, in the order they are drawn
 */
record Glyph(float[] x, float[] y, List<Stroke> strokes) {

  /** How a stroke joins its points. */
  enum Join {
    STRAIGHT,
    SMOOTH,
    CLOSED
  }

  /** A stroke: how its points are joined, and which of the glyph's points these are. */
  record Stroke(Join join, int[] points) {}

  int points() {
    return x.length;
  }

  static Glyph parse(String text) {
    List<String> points = new ArrayList<>();
    List<Stroke> strokes = new ArrayList<>();
    for (String stroke : text.split(";")) {
      String[] words = stroke.strip().split(" +");
      int[] indices = new int[words.length - 1];
      for (int i = 0; i < indices.length; i++) {
        String point = words[i + 1];
        if (!points.contains(point)) {
          points.add(point);
        }
        indices[i] = points.indexOf(point);
      }
      strokes.add(new Stroke(join(words[0]), indices));
    }
    float[] x = new float[points.size()];
    float[] y = new float[points.size()];
    for (int i = 0; i < x.length; i++) {
      String[] percent = points.get(i).split(",");
      x[i] = Integer.parseInt(percent[0]) / 100f;
      y[i] = Integer.parseInt(percent[1]) / 100f;
    }
    return new Glyph(x, y, List.copyOf(strokes));
  }

  private static Join join(String kind) {
    return switch (kind) {
      case "-" -> Join.STRAIGHT;
      case "~" -> Join.SMOOTH;
      case "o" -> Join.CLOSED;
      default -> throw new IllegalArgumentException("glyph: unknown stroke kind '" + kind + "'");
    };
  }
}
