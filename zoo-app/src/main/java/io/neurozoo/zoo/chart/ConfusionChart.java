// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A confusion matrix as a picture: a row for each true class, a column for each answer, each cell
 * shaded by its share of the row.
 *
 * <p>Drawn by hand: the charting library scales all cells by one maximum, in which the mistakes,
 * the reason to look, vanish.
 */
public final class ConfusionChart {
  /** More classes than this are not drawn cell by cell with numbers. */
  private static final int MOST_NUMBERED = 40;

  private static final int MARGIN = 16;

  /** Room for a title, however few classes there are. */
  private static final int NARROWEST = 480;

  private static final int MOST_LABEL_CHARACTERS = 18;

  private final List<String> labels;
  private final long[][] counts;
  private final int cell;
  private final Font font;

  private ConfusionChart(List<String> labels, long[][] counts) {
    this.labels = labels;
    this.counts = counts;
    this.cell = labels.size() <= 12 ? 52 : labels.size() <= MOST_NUMBERED ? 36 : 8;
    this.font = new Font(Font.SANS_SERIF, Font.PLAIN, cell > 40 ? 14 : 11);
  }

  /**
   * Draws the matrix.
   *
   * @param counts [true class][answer]
   */
  public static BufferedImage draw(String title, List<String> labels, long[][] counts) {
    return new ConfusionChart(labels, counts).draw(title);
  }

  private BufferedImage draw(String title) {
    FontMetrics metrics = metrics();
    int widest = labels.stream().mapToInt(l -> metrics.stringWidth(shortened(l))).max().orElse(0);
    int left = MARGIN + metrics.getHeight() + widest + MARGIN;
    int top = Title.HEIGHT + metrics.getHeight() + widest + MARGIN;
    int side = cell * labels.size();
    int width = Math.max(left + side + MARGIN, NARROWEST);
    var image = new BufferedImage(width, top + side + MARGIN, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.setFont(font);
    g.setColor(Color.BLACK);
    Title.draw(g, title, width);
    g.drawString("answer", left, Title.HEIGHT + metrics.getAscent());
    upwards(g, "true class", MARGIN + metrics.getAscent(), top + side);
    for (int i = 0; i < labels.size(); i++) {
      g.setColor(Color.BLACK);
      if (i % labelled(metrics) == 0) {
        String label = shortened(labels.get(i));
        int middle = i * cell + (cell + metrics.getAscent()) / 2;
        g.drawString(label, left - 6 - metrics.stringWidth(label), top + middle);
        upwards(g, label, left + middle, top - 6);
      }
      row(g, metrics, i, left, top + i * cell);
    }
    g.dispose();
    return image;
  }

  /** Every how many classes bear their name: where cells are small, those that have room. */
  private int labelled(FontMetrics metrics) {
    return Math.ceilDiv(metrics.getHeight(), cell);
  }

  private void row(Graphics2D g, FontMetrics metrics, int truth, int left, int y) {
    long all = 0;
    for (long count : counts[truth]) {
      all += count;
    }
    for (int answer = 0; answer < labels.size(); answer++) {
      long count = counts[truth][answer];
      double share = all == 0 ? 0 : (double) count / all;
      int x = left + answer * cell;
      g.setColor(truth == answer ? tint(0x0072B2, share) : tint(0xD55E00, Math.sqrt(share)));
      g.fillRect(x, y, cell - 1, cell - 1);
      if (labels.size() <= MOST_NUMBERED && count > 0) {
        String text = Long.toString(count);
        g.setColor(share > 0.5 ? Color.WHITE : Color.BLACK);
        g.drawString(
            text,
            x + (cell - metrics.stringWidth(text)) / 2,
            y + (cell + metrics.getAscent()) / 2 - 2);
      }
    }
  }

  /** From almost white to the colour. */
  private static Color tint(int rgb, double share) {
    Color full = new Color(rgb);
    return new Color(
        mixed(full.getRed(), share), mixed(full.getGreen(), share), mixed(full.getBlue(), share));
  }

  private static int mixed(int channel, double share) {
    return (int) Math.round(245 + (channel - 245) * Math.min(1, share));
  }

  private static void upwards(Graphics2D g, String text, int x, int y) {
    g.translate(x, y);
    g.rotate(-Math.PI / 2);
    g.drawString(text, 0, 0);
    g.rotate(Math.PI / 2);
    g.translate(-x, -y);
  }

  private static String shortened(String label) {
    return label.length() <= MOST_LABEL_CHARACTERS
        ? label
        : label.substring(0, MOST_LABEL_CHARACTERS - 1) + "\u2026";
  }

  private FontMetrics metrics() {
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      return g.getFontMetrics(font);
    } finally {
      g.dispose();
    }
  }
}
