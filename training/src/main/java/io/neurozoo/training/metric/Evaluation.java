// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well a model does on a data set.
 *
 * @param examples how many examples were seen
 * @param metrics means over the examples, in this order: {@code loss}; for classes {@code
 *     accuracy}, the share of examples whose greatest output is at their class; for values {@code
 *     mse}, the mean squared error of one output, and {@code rmse}, its root
 */
public record Evaluation(int examples, Map<String, Double> metrics) {

  /** Copies the map, in its order. */
  public Evaluation {
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
