// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Data on which a model is held against published figures; {@code zoo results} runs it.
 *
 * @param data as {@code --data} takes it
 * @param folds how many parts of the data are each tested by once, the figure being their mean; 1
 *     where the data tell what they are tested by
 * @param options of the model that differ from its defaults, as {@code --set} takes them
 * @param epochs of the last phase, where they differ from the recipe's
 * @param metric what counts, such as {@code test.accuracy}
 * @param greaterIsBetter false for errors and losses
 * @param bar what every seed must reach
 * @param published the published figure, in words; empty where none is known
 * @param source of that figure
 * @param besideLinear whether least squares on the same data are to stand beside it; for values
 */
public record Benchmark(
    String data,
    int folds,
    Map<String, String> options,
    OptionalInt epochs,
    String metric,
    boolean greaterIsBetter,
    double bar,
    String published,
    String source,
    boolean besideLinear) {

  /** Keeps the order of the options. */
  public Benchmark {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    if (!Double.isFinite(bar)) {
      throw new IllegalArgumentException(
          "benchmark '" + data + "': bar is " + bar + "; it must be finite");
    }
    if (folds < 1) {
      throw new IllegalArgumentException(
          "benchmark '" + data + "': folds is " + folds + "; it must be at least 1");
    }
    if (epochs.isPresent() && epochs.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "benchmark '" + data + "': epochs is " + epochs.getAsInt() + "; it must be at least 1");
    }
  }

  /** Of a metric, with the model's default options and its recipe's epochs. */
  public Benchmark(
      String data,
      String metric,
      boolean greaterIsBetter,
      double bar,
      String published,
      String source) {
    this(
        data,
        1,
        Map.of(),
        OptionalInt.empty(),
        metric,
        greaterIsBetter,
        bar,
        published,
        source,
        false);
  }

  /** One of the test data's accuracy, with the model's default options. */
  public static Benchmark accuracy(String data, double bar, String published, String source) {
    return new Benchmark(data, "test.accuracy", true, bar, published, source);
  }

  /** One of an error, with the model's default options. */
  public static Benchmark error(
      String data, String metric, double bar, String published, String source) {
    return new Benchmark(data, metric, false, bar, published, source);
  }

  /** The same with an option set. */
  public Benchmark with(String option, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return changed(folds, more, epochs, besideLinear);
  }

  /** The same for another number of epochs than the recipe's. */
  public Benchmark withEpochs(int epochs) {
    return changed(folds, options, OptionalInt.of(epochs), besideLinear);
  }

  /** The same by cross-validation, for data that take {@code folds} and {@code fold}. */
  public Benchmark withFolds(int folds) {
    return changed(folds, options, epochs, besideLinear);
  }

  /** The same with least squares beside it. */
  public Benchmark withLinearBaseline() {
    return changed(folds, options, epochs, true);
  }

  private Benchmark changed(
      int folds, Map<String, String> options, OptionalInt epochs, boolean besideLinear) {
    return new Benchmark(
        data,
        folds,
        options,
        epochs,
        metric,
        greaterIsBetter,
        bar,
        published,
        source,
        besideLinear);
  }

  /** What {@code --data} is told for one fold, counted from 0. */
  public String data(int fold) {
    if (folds == 1) {
      return data;
    }
    return data + (data.contains("?") ? "&" : "?") + "folds=" + folds + "&fold=" + fold;
  }

  /** Whether a figure reaches the bar. */
  public boolean reached(double value) {
    return greaterIsBetter ? value >= bar : value <= bar;
  }
}
