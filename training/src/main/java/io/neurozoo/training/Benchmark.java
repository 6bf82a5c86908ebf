// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Data on which a model is held against published figures; {@code zoo results} runs it.
 *
 * @param data as {@code --data} takes it
 * @param options of the model that differ from its defaults, as {@code --set} takes them
 * @param metric what counts, such as {@code test.accuracy}
 * @param greaterIsBetter false for errors and losses
 * @param bar what every seed must reach
 * @param published the published figure, in words
 * @param source of that figure
 */
public record Benchmark(
    String data,
    Map<String, String> options,
    String metric,
    boolean greaterIsBetter,
    double bar,
    String published,
    String source) {

  /** Keeps the order of the options. */
  public Benchmark {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    if (!Double.isFinite(bar)) {
      throw new IllegalArgumentException("benchmark '" + data + "': bar is " + bar);
    }
  }

  /** One of the test data's accuracy, with the model's default options. */
  public static Benchmark accuracy(String data, double bar, String published, String source) {
    return new Benchmark(data, Map.of(), "test.accuracy", true, bar, published, source);
  }

  /** The same with an option set. */
  public Benchmark with(String option, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new Benchmark(data, more, metric, greaterIsBetter, bar, published, source);
  }

  /** Whether a figure reaches the bar. */
  public boolean reached(double value) {
    return greaterIsBetter ? value >= bar : value <= bar;
  }
}
