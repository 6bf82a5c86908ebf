// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Function;

/** Which class a model gives to each point of the plane, and where the examples lie. */
public final class DecisionChart {
  private static final int SIDE = 512;

  /** Pixels between two points that the model is asked about. */
  private static final int STEP = 2;

  private static final int DOT = 7;
  private static final int MARGIN = 28;

  private final float[] points;
  private final int[] classes;
  private final double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
  private final double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};

  private DecisionChart(float[] points, int[] classes) {
    this.points = points;
    this.classes = classes;
    for (int i = 0; i < points.length; i++) {
      low[i % 2] = Math.min(low[i % 2], points[i]);
      high[i % 2] = Math.max(high[i % 2], points[i]);
    }
    for (int axis = 0; axis < 2; axis++) {
      double border = Math.max(1e-6, 0.08 * (high[axis] - low[axis]));
      low[axis] -= border;
      high[axis] += border;
    }
  }

  /**
   * Draws the plane.
   *
   * @param axes names of x and y
   * @param labels names of the classes
   * @param points of examples, x and y one after the other; at least one
   * @param classes of the examples
   * @param model the class of each point of an array such as {@code points}
   */
  public static BufferedImage draw(
      String title,
      List<String> axes,
      List<String> labels,
      float[] points,
      int[] classes,
      Function<float[], int[]> model) {
    return new DecisionChart(points, classes).draw(title, axes, labels, model);
  }

  private BufferedImage draw(
      String title, List<String> axes, List<String> labels, Function<float[], int[]> model) {
    var image = new BufferedImage(SIDE, SIDE + 3 * MARGIN, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    int across = SIDE / STEP;
    int[] answers = model.apply(grid(across));
    for (int i = 0; i < answers.length; i++) {
      g.setColor(Style.shade(answers[i]));
      g.fillRect(i % across * STEP, MARGIN + i / across * STEP, STEP, STEP);
    }
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    for (int i = 0; i < classes.length; i++) {
      double x = (points[2 * i] - low[0]) / (high[0] - low[0]) * SIDE;
      double y = MARGIN + (high[1] - points[2 * i + 1]) / (high[1] - low[1]) * SIDE;
      dot(g, Style.colour(classes[i]), (int) Math.round(x), (int) Math.round(y));
    }
    Title.draw(g, title, SIDE);
    g.drawString(
        "\u2192 %s      \u2191 %s".formatted(axes.get(0), axes.get(1)), 8, 2 * MARGIN + SIDE - 9);
    legend(g, labels);
    g.dispose();
    return image;
  }

  private static void dot(Graphics2D g, Color colour, int x, int y) {
    g.setColor(Color.WHITE);
    g.fillOval(x - DOT / 2 - 1, y - DOT / 2 - 1, DOT + 2, DOT + 2);
    g.setColor(colour);
    g.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
  }

  private static void legend(Graphics2D g, List<String> labels) {
    int x = 14;
    int y = 2 * MARGIN + SIDE + MARGIN / 2;
    for (int i = 0; i < labels.size() && x < SIDE; i++) {
      dot(g, Style.colour(i), x, y);
      g.setColor(Color.BLACK);
      g.drawString(labels.get(i), x + DOT + 2, y + 5);
      x += DOT + 20 + g.getFontMetrics().stringWidth(labels.get(i));
    }
  }

  /** The middle of each cell, row by row from the top. */
  private float[] grid(int across) {
    float[] grid = new float[2 * across * across];
    for (int i = 0; i < across * across; i++) {
      grid[2 * i] = (float) (low[0] + (i % across + 0.5) / across * (high[0] - low[0]));
      grid[2 * i + 1] = (float) (high[1] - (i / across + 0.5) / across * (high[1] - low[1]));
    }
    return grid;
  }
}
