// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.chart;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Which class a model gives to each point of the plane, and where the examples lie. */
public final class DecisionChart {
  private static final int SIDE = 512;

  /** Pixels between two points that the model is asked about. */
  private static final int STEP = 2;

  private static final int DOT = 7;
  private static final int MARGIN = 28;

  /** Room for the numbers of the axis that goes up. */
  private static final int LEFT = 64;

  private static final int TICK = 4;
  private static final int MOST_TICKS = 6;

  /**
   * What a coordinate means.
   *
   * @param name of what it measures
   * @param zero what the coordinate 0 stands for
   * @param unit what the coordinate 1 stands for is more than that; above 0
   */
  public record Axis(String name, double zero, double unit) {}

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
   * @param axes x and y
   * @param dots what the examples are
   * @param labels names of the classes
   * @param points of examples, x and y one after the other; at least one
   * @param classes of the examples
   * @param model the class of each point of an array such as {@code points}
   */
  public static BufferedImage draw(
      String title,
      List<Axis> axes,
      String dots,
      List<String> labels,
      float[] points,
      int[] classes,
      Function<float[], int[]> model) {
    return new DecisionChart(points, classes).draw(title, axes, dots, labels, model);
  }

  private BufferedImage draw(
      String title,
      List<Axis> axes,
      String dots,
      List<String> labels,
      Function<float[], int[]> model) {
    var image =
        new BufferedImage(LEFT + SIDE + MARGIN, SIDE + 4 * MARGIN, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    int across = SIDE / STEP;
    int[] answers = model.apply(grid(across));
    for (int i = 0; i < answers.length; i++) {
      g.setColor(Style.shade(answers[i]));
      g.fillRect(LEFT + i % across * STEP, MARGIN + i / across * STEP, STEP, STEP);
    }
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    for (int i = 0; i < classes.length; i++) {
      dot(g, Style.colour(classes[i]), x(points[2 * i]), y(points[2 * i + 1]));
    }
    g.setColor(Color.BLACK);
    ticks(g, axes.get(0), axes.get(1));
    Title.draw(g, title, image.getWidth());
    String about =
        "dots: %s      \u2192 %s      \u2191 %s"
            .formatted(dots, axes.get(0).name(), axes.get(1).name());
    g.drawString(
        Title.fitted(about, g.getFontMetrics(), image.getWidth() - 16), 8, 3 * MARGIN + SIDE - 9);
    legend(g, labels);
    g.dispose();
    return image;
  }

  private int x(double coordinate) {
    return LEFT + (int) Math.round((coordinate - low[0]) / (high[0] - low[0]) * SIDE);
  }

  private int y(double coordinate) {
    return MARGIN + (int) Math.round((high[1] - coordinate) / (high[1] - low[1]) * SIDE);
  }

  private void ticks(Graphics2D g, Axis right, Axis up) {
    FontMetrics metrics = g.getFontMetrics();
    for (BigDecimal tick : ticks(right, 0)) {
      String text = Ticks.text(tick);
      int x = x((tick.doubleValue() - right.zero()) / right.unit());
      g.drawLine(x, MARGIN + SIDE, x, MARGIN + SIDE + TICK);
      g.drawString(
          text,
          x - metrics.stringWidth(text) / 2,
          MARGIN + SIDE + TICK + 2 + metrics.getAscent());
    }
    for (BigDecimal tick : ticks(up, 1)) {
      String text = Ticks.text(tick);
      int y = y((tick.doubleValue() - up.zero()) / up.unit());
      g.drawLine(LEFT - TICK, y, LEFT, y);
      g.drawString(
          text, LEFT - TICK - 4 - metrics.stringWidth(text), y + metrics.getAscent() / 2 - 1);
    }
  }

  private List<BigDecimal> ticks(Axis axis, int i) {
    return Ticks.of(
        axis.zero() + low[i] * axis.unit(), axis.zero() + high[i] * axis.unit(), MOST_TICKS);
  }

  private static void dot(Graphics2D g, Color colour, int x, int y) {
    g.setColor(Color.WHITE);
    g.fillOval(x - DOT / 2 - 1, y - DOT / 2 - 1, DOT + 2, DOT + 2);
    g.setColor(colour);
    g.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
  }

  private static void legend(Graphics2D g, List<String> labels) {
    int x = 14;
    int y = 3 * MARGIN + SIDE + MARGIN / 2;
    for (int i = 0; i < labels.size() && x < LEFT + SIDE; i++) {
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
