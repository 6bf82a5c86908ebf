// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void softmaxRegressionOnMnist() {
    assertAccuracy(0.92, train(mnist("perceptron").option("rule", "softmax")));
  }
}
