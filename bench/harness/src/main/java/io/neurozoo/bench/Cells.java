// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.statistics.PairedRatio;
import io.neurozoo.bench.statistics.Sample;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What stands in the cells of tables. */
final class Cells {
  private Cells() {}

  static String row(Object... cells) {
    return List.of(cells).stream()
        .map(Object::toString)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** The line under the names of columns. */
  static String rule(int columns) {
    return "|" + "---|".repeat(columns) + "\n";
  }

  /** About three digits that count. */
  static String number(double value) {
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%.0f", value);
  }

  static String micros(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }

  /** Median and quartiles. */
  static String spread(Sample micros) {
    return micros(micros.median()) + " [" + micros(micros.quantile(0.25)) + ", "
        + micros(micros.quantile(0.75)) + "]";
  }

  /** Nothing where there are no rounds. */
  static String ratio(Collection<Double> rounds) {
    return rounds.isEmpty() ? "" : ratio(PairedRatio.of(rounds));
  }

  static String ratio(PairedRatio ratio) {
    return String.format(
        Locale.ROOT, "%.2f [%.2f, %.2f]",
        ratio.ratio(), ratio.interval().low(), ratio.interval().high());
  }
}
