// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import io.neurozoo.training.Benchmark;
import java.util.List;

/**
 * A benchmark and what the seeds reached.
 *
 * @param model the name people type
 * @param runs one for each seed, at least one
 */
record Row(String model, Benchmark benchmark, List<Measured> runs) {

  Row {
    runs = List.copyOf(runs);
  }

  private double[] values() {
    return runs.stream().mapToDouble(r -> r.metric(benchmark.metric())).toArray();
  }

  double mean() {
    double sum = 0;
    for (double value : values()) {
      sum += value;
    }
    return sum / runs.size();
  }

  /** Standard deviation of the seeds, the n - 1 form; 0 for a single one. */
  double deviation() {
    double mean = mean();
    double sum = 0;
    for (double value : values()) {
      sum += (value - mean) * (value - mean);
    }
    return runs.size() < 2 ? 0 : Math.sqrt(sum / (runs.size() - 1));
  }

  double worst() {
    double worst = values()[0];
    for (double value : values()) {
      worst = benchmark.greaterIsBetter() ? Math.min(worst, value) : Math.max(worst, value);
    }
    return worst;
  }

  /** Mean seconds of a training. */
  double seconds() {
    return runs.stream().mapToDouble(Measured::seconds).sum() / runs.size();
  }
}
