// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.chart;

import java.awt.Color;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;

/** What all charts look like. */
final class Style {
  /** Ten colours that people with colour blindness can tell apart (Okabe and Ito), and two more. */
  private static final Color[] COLOURS = {
    new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
    new Color(0xE69F00), new Color(0x56B4E9), new Color(0x7F3C8D), new Color(0x666666),
    new Color(0xA6761D), new Color(0xF0E442)
  };

  private Style() {}

  static void plain(AxesChartStyler styler) {
    styler.setLocale(Locale.ROOT);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(new Color(0xE0E0E0));
    styler.setSeriesColors(COLOURS);
  }

  static Color colour(int i) {
    return COLOURS[i % COLOURS.length];
  }

  /** A pale shade of {@link #colour}, for areas. */
  static Color shade(int i) {
    Color c = colour(i);
    return new Color(pale(c.getRed()), pale(c.getGreen()), pale(c.getBlue()));
  }

  private static int pale(int channel) {
    return 255 - (255 - channel) / 3;
  }
}
