// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neurozoo.tensor.Shape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads the published files, where the environment says that they are there. */
class RealIdxDataTest {

  private static Path data;

  @BeforeAll
  static void needsData() {
    String given = System.getenv(DataDirectory.VARIABLE);
    assumeTrue(given != null && !given.isEmpty(), "ZOO_DATA is not set: real data are not tested");
    data = Path.of(given);
  }

  @Test
  void readsMnist() {
    DataSplits mnist = DataCatalogue.with(List.of()).load("mnist", data);
    assertSizes(mnist);
    assertEquals(List.of(5, 0, 4, 1, 9), Datasets.labels(mnist.train()).subList(0, 5));
    assertEquals(List.of(7, 2, 1, 0, 4), Datasets.labels(mnist.test()).subList(0, 5));
  }

  @Test
  void readsFashionMnist() {
    DataSplits fashion = DataCatalogue.with(List.of()).load("fashion-mnist", data);
    assertSizes(fashion);
    Split split = Split.holdOut(fashion.train(), 0.1, 42);
    for (int label = 0; label < 10; label++) {
      int wanted = label;
      assertEquals(
          600, Datasets.labels(split.validation()).stream().filter(l -> l == wanted).count());
    }
  }

  private static void assertSizes(DataSplits splits) {
    assertEquals(60_000, splits.train().size());
    assertEquals(10_000, splits.test().size());
    assertEquals(Shape.of(28, 28), splits.train().inputShape());
  }
}
