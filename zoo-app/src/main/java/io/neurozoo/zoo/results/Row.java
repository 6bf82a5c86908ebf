// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import io.neurozoo.training.Benchmark;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A benchmark and what the seeds reached.
 *
 * @param model the name people type
 * @param seeds at least one, each with a training for each fold
 * @param linear what least squares reach, where that is asked for
 */
record Row(String model, Benchmark benchmark, List<List<Measured>> seeds, OptionalDouble linear) {

  Row {
    seeds = List.copyOf(seeds);
  }

  /** One figure a seed, the mean over its folds. */
  private double[] values() {
    return seeds.stream().mapToDouble(this::value).toArray();
  }

  private double value(List<Measured> folds) {
    return folds.stream().mapToDouble(m -> m.metric(benchmark.metric())).average().orElseThrow();
  }

  double mean() {
    double sum = 0;
    for (double value : values()) {
      sum += value;
    }
    return sum / seeds.size();
  }

  /** Standard deviation of the seeds, the n - 1 form; 0 for a single one. */
  double deviation() {
    double mean = mean();
    double sum = 0;
    for (double value : values()) {
      sum += (value - mean) * (value - mean);
    }
    return seeds.size() < 2 ? 0 : Math.sqrt(sum / (seeds.size() - 1));
  }

  double worst() {
    double worst = values()[0];
    for (double value : values()) {
      worst = benchmark.greaterIsBetter() ? Math.min(worst, value) : Math.max(worst, value);
    }
    return worst;
  }

  /** How many numbers one network learns. */
  long parameters() {
    return seeds.getFirst().getFirst().parameters();
  }

  /** The median, which a training that something else on the machine held up does not move. */
  double seconds() {
    double[] seconds =
        seeds.stream().flatMap(List::stream).mapToDouble(Measured::seconds).sorted().toArray();
    return (seconds[(seconds.length - 1) / 2] + seconds[seconds.length / 2]) / 2;
  }
}
