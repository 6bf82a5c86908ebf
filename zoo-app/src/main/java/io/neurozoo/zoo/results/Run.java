// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import io.neurozoo.training.Benchmark;
import io.neurozoo.zoo.TrainingRequest;
import java.nio.file.Path;

/**
 * One training of a benchmark.
 *
 * @param model the name people type
 * @param id of the architecture
 * @param fold which part of the data it is tested by, from 0
 * @param seed of everything random
 */
record Run(String model, String id, Benchmark benchmark, int fold, long seed) {

  /** What {@code --data} is told. */
  String data() {
    return benchmark.data(fold);
  }

  /** As on the command line, but for the seed. */
  String setting() {
    StringBuilder text = new StringBuilder(data());
    benchmark
        .options()
        .forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
    benchmark.epochs().ifPresent(epochs -> text.append(" epochs=").append(epochs));
    return text.toString();
  }

  TrainingRequest.Builder request(Path dataDirectory) {
    TrainingRequest.Builder request =
        TrainingRequest.of(model).data(data()).dataDirectory(dataDirectory).seed(seed);
    benchmark.options().forEach(request::option);
    benchmark.epochs().ifPresent(request::epochs);
    return request;
  }

  /** The same for the first seed. */
  Run first() {
    return new Run(model, id, benchmark, fold, 1);
  }

  @Override
  public String toString() {
    return model + " on " + setting() + ", seed " + seed;
  }
}
