// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What our models reach with nothing but their recipes. */
@Tag("slow")
class RealDataTest {
  @TempDir Path folder;

  private Map<String, Double> train(TrainingRequest.Builder request) {
    return Zoo.open().train(request.out(folder.resolve("model")).build()).metrics();
  }

  private static TrainingRequest.Builder mnist(String model) {
    String data = System.getenv().getOrDefault("ZOO_DATA", "");
    Assumptions.assumeTrue(
        !data.isEmpty() && Files.isDirectory(Path.of(data, "mnist")), "no mnist in $ZOO_DATA");
    return TrainingRequest.of(model).data("mnist").dataDirectory(Path.of(data));
  }

  private static TrainingRequest.Builder table(String model, String file, String data) {
    String folder = System.getenv().getOrDefault("ZOO_DATA", "");
    Assumptions.assumeTrue(
        !folder.isEmpty() && Files.isRegularFile(Path.of(folder, "tabular", file)),
        "no tabular/" + file + " in $ZOO_DATA");
    return TrainingRequest.of(model).data(data).dataDirectory(Path.of(folder));
  }

  private static TrainingRequest.Builder fashion(String model) {
    String data = System.getenv().getOrDefault("ZOO_DATA", "");
    Assumptions.assumeTrue(
        !data.isEmpty() && Files.isDirectory(Path.of(data, "fashion-mnist")),
        "no fashion-mnist in $ZOO_DATA");
    return TrainingRequest.of(model).data("fashion-mnist").dataDirectory(Path.of(data));
  }

  private double meanOfFolds(String file, String name) {
    double sum = 0;
    for (int fold = 0; fold < 5; fold++) {
      var request = table("feed-forward", file, name + "?folds=5&fold=" + fold);
      sum += train(request.replace()).get("test.accuracy");
    }
    return sum / 5;
  }

  private static void assertAccuracy(double least, Map<String, Double> metrics) {
    assertTrue(metrics.get("test.accuracy") >= least, metrics::toString);
  }

  @Test
  void feedForwardOnGeneratedDigits() {
    assertAccuracy(0.97, train(TrainingRequest.of("feed-forward")));
  }

  @Test
  void feedForwardOnMnist() {
    assertAccuracy(0.98, train(mnist("feed-forward")));
  }

  @Test
  void perceptronOnMnist() {
    assertAccuracy(0.86, train(mnist("perceptron")));
  }

  @Test
  void deepFeedForwardOnFashion() {
    assertAccuracy(0.87, train(fashion("deep-feed-forward")));
  }

  @Test
  void radialBasisOnMnist() {
    assertAccuracy(0.95, train(mnist("radial-basis")));
  }

  @Test
  void maxoutOnMnist() {
    assertAccuracy(0.98, train(mnist("maxout")));
  }

  @Test
  void lwtaOnMnist() {
    assertAccuracy(0.978, train(mnist("lwta")));
  }

  @Test
  void feedForwardOnScannedDigits() {
    assertAccuracy(0.93, train(table("feed-forward", "optdigits_train.csv", "optdigits")));
  }

  @ParameterizedTest
  @CsvSource({"iris.csv,iris", "wine.csv,wine", "wdbc_breastcancer.csv,wdbc"})
  void feedForwardOnFoldsOfSmallTables(String file, String name) {
    double mean = meanOfFolds(file, name);
    assertTrue(mean >= 0.95, () -> name + " " + mean);
  }

  @ParameterizedTest
  @ValueSource(strings = {"feed-forward", "deep-feed-forward"})
  void housesAreValuedBetterThanByLeastSquares(String model) {
    var metrics =
        train(table(model, "california_housing.csv", "california-housing").option("dropout", "0"));
    assertTrue(metrics.get("test.rmse") < 60_000, metrics::toString);
  }

  @Test
  void feedForwardTellsTheTwoSpiralsApart() {
    var request =
        TrainingRequest.of("feed-forward")
            .data("spirals")
            .option("hidden", "64,64,64")
            .option("activation", "selu")
            .option("dropout", "0")
            .epochs(1000);
    var metrics = train(request);
    assertAccuracy(1, metrics);
    assertEquals(1, metrics.get("train.accuracy"), metrics::toString);
  }

  @Test
  void softmaxRegressionOnMnist() {
    assertAccuracy(0.92, train(mnist("perceptron").option("rule", "softmax")));
  }
}
