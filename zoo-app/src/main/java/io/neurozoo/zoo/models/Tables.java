// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.training.Benchmark;

/** What networks are held to on published tables. */
final class Tables {
  private static final String NOT_PINNED = "none pinned";

  /** Fisher's irises. */
  static final Benchmark IRIS = accuracy("iris");

  /** Wines by their contents. */
  static final Benchmark WINE = accuracy("wine");

  /** Tumours by their cells' nuclei. */
  static final Benchmark WDBC = accuracy("wdbc");

  /** House values in dollars; least squares misses by about 69,000. */
  static final Benchmark HOUSES =
      Benchmark.error("california-housing", "test.rmse", 60_000, NOT_PINNED, "")
          .withLinearBaseline();

  private Tables() {}

  private static Benchmark accuracy(String data) {
    return Benchmark.accuracy(data, 0.95, NOT_PINNED, "").folds(5);
  }
}
