// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import io.neurozoo.training.metric.EpochRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The epochs of a training as CSV (RFC 4180), one row each. */
final class HistoryCsv {
  private HistoryCsv() {}

  static String write(List<EpochRow> rows) {
    Set<String> train = new LinkedHashSet<>();
    Set<String> validation = new LinkedHashSet<>();
    for (EpochRow row : rows) {
      train.addAll(row.train().keySet());
      validation.addAll(row.validation().keySet());
    }
    List<String> header = new ArrayList<>(List.of("phase", "epoch", "step"));
    train.forEach(name -> header.add("train." + name));
    validation.forEach(name -> header.add("validation." + name));
    header.addAll(List.of("seconds", "samples_per_second"));
    StringBuilder out = new StringBuilder();
    append(out, header);
    for (EpochRow row : rows) {
      List<String> cells = new ArrayList<>();
      cells.add(row.phase());
      cells.add(Integer.toString(row.epoch()));
      cells.add(Long.toString(row.step()));
      train.forEach(name -> cells.add(cell(row.train(), name)));
      validation.forEach(name -> cells.add(cell(row.validation(), name)));
      cells.add(Double.toString(row.seconds()));
      cells.add(Double.toString(row.samplesPerSecond()));
      append(out, cells);
    }
    return out.toString();
  }

  private static String cell(Map<String, Double> metrics, String name) {
    Double value = metrics.get(name);
    return value == null ? "" : Double.toString(value);
  }

  private static void append(StringBuilder out, List<String> cells) {
    String separator = "";
    for (String cell : cells) {
      boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      out.append(separator).append(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
      separator = ",";
    }
    out.append('\n');
  }
}
