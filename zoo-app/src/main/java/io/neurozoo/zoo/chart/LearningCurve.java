// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.chart;

import io.neurozoo.training.metric.EpochRow;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How the metrics of a training went, epoch by epoch: a panel for each metric. */
public final class LearningCurve {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 420;

  /** More epochs than this are a line without marks. */
  private static final int MOST_MARKED = 40;

  /** More panels than this are too small to read where the whole picture is fitted to a screen. */
  private static final int MOST_PANELS = 3;

  /** Pixels between two ticks, about. */
  private static final int LEAST_SPACING = 74;

  private static final int GREATEST_SPACING = 400;

  /** Other ways to say the same: the loss of a regression is the MSE, its root goes up and down. */
  private static final Set<String> SAID_ALREADY = Set.of("mse", "rmse");

  private LearningCurve() {}

  /**
   * Draws the curves.
   *
   * @param title above all panels
   * @param rows the epochs, all phases one after the other; at least one
   */
  public static BufferedImage draw(String title, List<EpochRow> rows) {
    Set<String> metrics = new LinkedHashSet<>();
    rows.forEach(row -> metrics.addAll(row.train().keySet()));
    rows.forEach(row -> metrics.addAll(row.validation().keySet()));
    if (metrics.size() > MOST_PANELS) {
      metrics.removeAll(SAID_ALREADY);
    }
    List<BufferedImage> panels = new ArrayList<>();
    for (String metric : metrics.stream().limit(MOST_PANELS).toList()) {
      XYChart chart = panel(metric, rows);
      add(chart, "training", 0, rows, row -> row.train(), metric);
      add(chart, "validation", 1, rows, row -> row.validation(), metric);
      panels.add(BitmapEncoder.getBufferedImage(chart));
    }
    return sideBySide(title, panels);
  }

  static XYChart panel(String metric, List<EpochRow> rows) {
    XYChart chart = new XYChart(WIDTH, HEIGHT);
    chart.setTitle(metric);
    chart.setXAxisTitle("epoch");
    chart.setYAxisTitle(metric);
    Style.plain(chart.getStyler());
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    epochs(chart.getStyler(), rows.size());
    values(
        chart.getStyler(),
        rows.stream()
            .flatMap(row -> Stream.of(row.train(), row.validation()))
            .filter(part -> part.containsKey(metric))
            .mapToDouble(part -> part.get(metric))
            .filter(Double::isFinite)
            .summaryStatistics());
    return chart;
  }

  /**
   * Whole epochs at round numbers. The library takes the values themselves for ticks where they and
   * the ends of the axis are equally spaced, which an end that is no whole number is not.
   */
  private static void epochs(XYStyler styler, int epochs) {
    styler.setXAxisMin(0.0);
    styler.setXAxisMax(epochs + 0.37);
    styler.setXAxisTickMarkSpacingHint(
        Math.clamp(WIDTH / epochs, LEAST_SPACING, GREATEST_SPACING));
    styler.setXAxisTickLabelsFormattingFunction(
        epoch -> epoch == Math.rint(epoch) ? Ticks.text(BigDecimal.valueOf(epoch)) : " ");
  }

  /** A little room above and below, not as much below, for the reason that epochs has. */
  private static void values(XYStyler styler, DoubleSummaryStatistics values) {
    if (values.getCount() == 0) {
      return;
    }
    double range = values.getMax() - values.getMin();
    double room = range > 0 ? range : Math.max(Math.abs(values.getMax()), 1e-6);
    double low = values.getMin() - 0.03 * room;
    styler.setYAxisMin(values.getMin() >= 0 ? Math.max(0, low) : low);
    styler.setYAxisMax(values.getMax() + 0.05 * room);
    styler.setYAxisTickLabelsFormattingFunction(value -> Ticks.text(value, room));
  }

  private static void add(
      XYChart chart,
      String name,
      int colour,
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
      XYSeries series = chart.addSeries(name, epochs, values);
      // By its part, not by its turn: validation alone is not to look like training.
      series.setLineColor(Style.colour(colour));
      series.setMarkerColor(Style.colour(colour));
      if (known.length > MOST_MARKED) {
        series.setMarker(SeriesMarkers.NONE);
      }
    }
  }

  private static BufferedImage sideBySide(String title, List<BufferedImage> panels) {
    int width = WIDTH * panels.size();
    var whole = new BufferedImage(width, Title.HEIGHT + HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = whole.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, Title.HEIGHT);
    Title.draw(graphics, title, width);
    for (int i = 0; i < panels.size(); i++) {
      graphics.drawImage(panels.get(i), i * WIDTH, Title.HEIGHT, null);
    }
    graphics.dispose();
    return whole;
  }
}
