// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One line a prediction: the label and how sure it is, then the two next likely ones. */
final class TextAnswers implements Answers {
  private static final int SHOWN = 3;

  private final List<String> labels;
  private final PrintWriter out;

  TextAnswers(List<String> labels, PrintWriter out) {
    this.labels = labels;
    this.out = out;
  }

  @Override
  public void begin() {}

  @Override
  public void add(float[] row) {
    if (labels.isEmpty()) {
      out.println(row.length == 1 ? Float.toString(row[0]) : Arrays.toString(row));
      return;
    }
    // Sorted stably: of equals the first comes first, as the prediction has it.
    List<Integer> order =
        IntStream.range(0, row.length)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> -row[i]))
            .limit(SHOWN)
            .toList();
    StringBuilder line = new StringBuilder();
    for (int i : order) {
      line.append(line.isEmpty() ? "" : "   ").append(labels.get(i));
      line.append(String.format(Locale.ROOT, " %.2f %%", 100 * row[i]));
    }
    out.println(line);
  }

  @Override
  public void end() {}
}
