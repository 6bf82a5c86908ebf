// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.training.Benchmark;
import java.util.List;

/** What the models of this package are held to. Where no figure is pinned none is named. */
final class Benchmarks {
  private static final String LECUN = "LeCun's table of MNIST results";

  /** House values in dollars. */
  private static final Benchmark HOUSES =
      Benchmark.error("california-housing", "test.rmse", 60_000, "", "")
          .with("dropout", "0")
          .withLinearBaseline();

  static final List<Benchmark> FEED_FORWARD =
      List.of(
          Benchmark.accuracy("mnist", 0.98, "0.9847 (500 and 300 hidden units)", LECUN),
          Benchmark.accuracy(
              "optdigits", 0.93, "0.97 (SVC, on half of the test file)", "scikit-learn's example"),
          folds("iris"),
          folds("wine"),
          folds("wdbc"),
          HOUSES,
          Benchmark.accuracy("spirals", 1, "solved by backpropagation", "Lang and Witbrock 1988")
              .with("hidden", "64,64,64")
              .with("activation", "selu")
              .with("dropout", "0")
              .withEpochs(1000));

  static final List<Benchmark> DEEP_FEED_FORWARD =
      List.of(
          Benchmark.accuracy(
              "fashion-mnist", 0.87, "0.900 (MLP)", "table in the README of Fashion-MNIST"),
          HOUSES);

  static final List<Benchmark> PERCEPTRON =
      List.of(
          Benchmark.accuracy("mnist", 0.86, "0.880 (linear classifier)", LECUN),
          Benchmark.accuracy(
                  "mnist", 0.92, "0.9251 (softmax regression)", "deeplearning.net tutorials")
              .with("rule", "softmax"));

  static final List<Benchmark> RADIAL_BASIS =
      List.of(
          Benchmark.accuracy("mnist", 0.95, "0.964 (1000 units and a linear classifier)", LECUN));

  static final List<Benchmark> MAXOUT =
      List.of(
          Benchmark.accuracy(
              "mnist", 0.98, "0.9906 (permutation invariant)", "Goodfellow et al. 2013"));

  static final List<Benchmark> LWTA =
      List.of(
          Benchmark.accuracy(
              "mnist", 0.978, "0.9872 (permutation invariant)", "Srivastava et al. 2013"));

  private Benchmarks() {}

  private static Benchmark folds(String data) {
    return Benchmark.accuracy(data, 0.95, "", "").withFolds(5);
  }
}
