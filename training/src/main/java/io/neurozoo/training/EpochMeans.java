// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Means of a rule's metrics over the examples of an epoch; each is summed in double, in order. */
final class EpochMeans {
  private final List<String> names;
  private final double[] sums;
  private final float[] latest;
  private final int loss;
  private final int other;
  private long examples;

  EpochMeans(List<String> names) {
    this.names = names;
    this.sums = new double[names.size()];
    this.latest = new float[names.size()];
    Arrays.fill(latest, Float.NaN);
    this.loss = names.indexOf("loss");
    int first = loss == 0 ? 1 : 0;
    this.other = first < names.size() ? first : -1;
  }

  /** Begins an epoch. */
  void reset() {
    Arrays.fill(sums, 0);
    examples = 0;
  }

  /**
   * Takes in the metrics of a step.
   *
   * @return the first metric that is NaN or infinite, or -1
   */
  int add(StepPlan step, int size) {
    for (int i = 0; i < sums.length; i++) {
      float value = step.metric(i);
      if (!Float.isFinite(value)) {
        return i;
      }
      latest[i] = value;
      sums[i] += (double) value * size;
    }
    examples += size;
    return -1;
  }

  String name(int metric) {
    return names.get(metric);
  }

  /** The last finite value of a metric, in this epoch or before; NaN where there was none. */
  float latest(int metric) {
    return latest[metric];
  }

  /** The mean of {@code loss}; NaN where there is none. */
  double loss() {
    return loss < 0 ? Double.NaN : sums[loss] / examples;
  }

  /** The mean of the first metric that is not the loss; NaN where there is none. */
  double other() {
    return other < 0 ? Double.NaN : sums[other] / examples;
  }

  /** All means, in the rule's order. */
  Map<String, Double> all() {
    Map<String, Double> means = new LinkedHashMap<>();
    for (int i = 0; i < sums.length; i++) {
      means.put(names.get(i), sums[i] / examples);
    }
    return means;
  }
}
