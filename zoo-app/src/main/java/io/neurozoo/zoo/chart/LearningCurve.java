// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.chart;

import io.neurozoo.training.metric.EpochRow;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** How the metrics of a training went, epoch by epoch: a panel for each metric. */
public final class LearningCurve {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 420;

  private LearningCurve() {}

  /**
   * Draws the curves.
   *
   * @param title above the first panel; the others bear the name of their metric
   * @param rows the epochs, all phases one after the other; at least one
   */
  public static BufferedImage draw(String title, List<EpochRow> rows) {
    Set<String> metrics = new LinkedHashSet<>();
    rows.forEach(row -> metrics.addAll(row.train().keySet()));
    rows.forEach(row -> metrics.addAll(row.validation().keySet()));
    List<BufferedImage> panels = new ArrayList<>();
    for (String metric : metrics) {
      XYChart chart = panel(panels.isEmpty() ? title : metric, metric);
      add(chart, "training", rows, row -> row.train(), metric);
      add(chart, "validation", rows, row -> row.validation(), metric);
      panels.add(BitmapEncoder.getBufferedImage(chart));
    }
    return sideBySide(panels);
  }

  private static XYChart panel(String title, String metric) {
    XYChart chart = new XYChart(WIDTH, HEIGHT);
    chart.setTitle(title);
    chart.setXAxisTitle("epoch");
    chart.setYAxisTitle(metric);
    Style.plain(chart.getStyler());
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    chart.getStyler().setXAxisDecimalPattern("#");
    return chart;
  }

  private static void add(
      XYChart chart,
      String name,
      List<EpochRow> rows,
      Function<EpochRow, Map<String, Double>> part,
      String metric) {
    int[] known =
        IntStream.range(0, rows.size())
            .filter(i -> part.apply(rows.get(i)).containsKey(metric))
            .filter(i -> Double.isFinite(part.apply(rows.get(i)).get(metric)))
            .toArray();
    if (known.length > 0) {
      double[] epochs = IntStream.of(known).mapToDouble(i -> i + 1).toArray();
      double[] values =
          IntStream.of(known).mapToDouble(i -> part.apply(rows.get(i)).get(metric)).toArray();
      chart.addSeries(name, epochs, values);
    }
  }

  private static BufferedImage sideBySide(List<BufferedImage> panels) {
    var whole =
        new BufferedImage(WIDTH * panels.size(), HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = whole.createGraphics();
    for (int i = 0; i < panels.size(); i++) {
      graphics.drawImage(panels.get(i), i * WIDTH, 0, null);
    }
    graphics.dispose();
    return whole;
  }
}
