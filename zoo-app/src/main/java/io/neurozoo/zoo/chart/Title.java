// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** The line above a picture, cut where it is too long for it. */
final class Title {
  static final int HEIGHT = 28;

  private static final int MARGIN = 16;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.BOLD, 14);

  private Title() {}

  static void draw(Graphics2D g, String title, int width) {
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    Font before = g.getFont();
    g.setFont(FONT);
    g.setColor(Color.BLACK);
    g.drawString(fitted(title, g.getFontMetrics(), width - 2 * MARGIN), MARGIN, HEIGHT - 9);
    g.setFont(before);
  }

  /** The text, or as much of its beginning as there is room for. */
  static String fitted(String text, FontMetrics metrics, int width) {
    if (metrics.stringWidth(text) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 1 && metrics.stringWidth(text.substring(0, end) + "\u2026") > width) {
      end--;
    }
    return text.substring(0, end) + "\u2026";
  }
}
