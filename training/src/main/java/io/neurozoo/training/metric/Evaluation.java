// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How well a model does on a data set.
 *
 * @param examples how many examples were seen
 * @param metrics over the examples, in this order: {@code loss}, the mean, of the numbers that the
 *     network sees; for classes {@code accuracy}, the share of examples whose greatest output is at
 *     their class; for values {@code mse}, the mean squared error of one output, {@code rmse}, its
 *     root, {@code mae} and {@code r2}, see {@link RegressionMetrics}, all in the unit that the
 *     values had before any {@linkplain io.neurozoo.training.data.Target.Values#preprocessing
 *     preprocessing}
 * @param classification for classes, what else is known; empty for values
 */
public record Evaluation(
    int examples, Map<String, Double> metrics, Optional<Classification> classification) {

  /** Copies the map, in its order. */
  public Evaluation {
    Objects.requireNonNull(classification, "classification");
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** The mean loss of an example. */
  public double loss() {
    return get("loss");
  }

  /**
   * The share of examples that are told apart correctly, from 0 to 1.
   *
   * @throws IllegalArgumentException where the targets are values
   */
  public double accuracy() {
    return get("accuracy");
  }

  /**
   * Which classes are taken for which, with precision, recall and F1.
   *
   * @throws IllegalStateException where the targets are values
   */
  public ConfusionMatrix confusion() {
    return classification
        .map(Classification::confusion)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "evaluation: a confusion matrix is for classes and the targets are values;"
                        + " there are the metrics " + metrics.keySet()));
  }

  /** One metric by name; an unknown name lists the known ones. */
  public double get(String name) {
    Double value = metrics.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "evaluation: there is no metric '" + name + "'; there are " + metrics.keySet());
    }
    return value;
  }
}
