// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.training.data.DataSplits;
import io.neurozoo.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeastSquaresTest {
  @TempDir Path folder;

  private DataSplits table(String train, String test, String options) throws IOException {
    Path file = Files.writeString(folder.resolve("train.csv"), train);
    Path rows = Files.writeString(folder.resolve("test.csv"), test);
    return Zoo.open().data("csv:" + file + "?" + options + "&test=" + rows, folder);
  }

  /** The one-hot columns of a category add up to the constant, and y is twice x. */
  @Test
  void dependentInputsDoNoHarm() throws IOException {
    Random random = new Random(5);
    StringBuilder rows = new StringBuilder("x,y,town,price\n");
    for (int i = 0; i < 200; i++) {
      double x = random.nextInt(100);
      String town = i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "c";
      double price = 1000 + 30 * x + 500 * (i % 3);
      rows.append("%s,%s,%s,%s%n".formatted(x, 2 * x, town, price));
    }
    String all = rows.toString();
    var data = table(all, all, "label=price&task=regression");
    Map<String, Double> errors = LeastSquares.errors(data);
    assertEquals(0, errors.get("test.rmse"), 0.01);
    assertEquals(1, errors.get("test.r2"), 1e-6);
  }

  /** Of the points (0, 0), (1, 1), (2, 1), (3, 2) the line is 0.1 + 0.6 x. */
  @Test
  void errorsAreInTheUnitOfTheLabel() throws IOException {
    var data =
        table("x,y\n0,0\n1,1\n2,1\n3,2\n", "x,y\n4,12.5\n", "label=y&task=regression");
    assertEquals(10, LeastSquares.errors(data).get("test.rmse"), 1e-4);
    assertEquals(10, LeastSquares.errors(data).get("test.mae"), 1e-4);
  }

  @Test
  void classesHaveNone() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> LeastSquares.errors(Zoo.open().data("moons?size=20", folder)));
    assertTrue(e.getMessage().contains("'moons'"), e::getMessage);
  }
}
