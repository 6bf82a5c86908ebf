// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.tensor.Shape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxFolderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"-,false", "-,true", ".,false", ".,true"})
  void readsTheUsualNames(String separator, boolean gzip) {
    write("train-images" + separator + "idx3-ubyte", IdxBytes.images(4, 2, 3), gzip);
    write("train-labels" + separator + "idx1-ubyte", IdxBytes.labels(0, 1, 2, 1), gzip);
    write("t10k-images" + separator + "idx3-ubyte", IdxBytes.images(2, 2, 3), gzip);
    write("t10k-labels" + separator + "idx1-ubyte", IdxBytes.labels(1, 3), gzip);

    DataSplits splits = IdxFolder.open("some", folder);

    assertEquals(4, splits.train().size());
    assertEquals(2, splits.test().size());
    assertEquals("some", splits.train().name());
    assertEquals(Shape.of(2, 3), splits.train().inputShape());
    assertEquals(new Target.Classes(List.of("0", "1", "2", "3")), splits.train().target());
    assertEquals(3, splits.test().label(1));
    assertTrue(splits.train().describe().contains("train-images"), splits.train().describe());
  }

  @ParameterizedTest
  @CsvSource({"train", "t10k"})
  void splitsASinglePairEightyToTwenty(String part) {
    int[] labels = new int[100];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i < 50 ? 0 : 1;
    }
    write(part + "-images-idx3-ubyte", IdxBytes.images(100, 2, 2), false);
    write(part + "-labels-idx1-ubyte", IdxBytes.labels(labels), true);

    DataSplits splits = IdxFolder.open("some", folder);

    assertEquals(80, splits.train().size());
    assertEquals(20, splits.test().size());
    assertEquals(10, Datasets.labels(splits.test()).stream().filter(label -> label == 0).count());
    DataSplits again = IdxFolder.open("some", folder);
    assertEquals(Datasets.inputs(splits.test()), Datasets.inputs(again.test()));
  }

  @Test
  void takesNamesOfClasses() {
    pair("train", IdxBytes.images(2, 2, 2), IdxBytes.labels(0, 1));
    pair("t10k", IdxBytes.images(2, 2, 2), IdxBytes.labels(0, 1));
    DataSplits splits = IdxFolder.open("pets", folder, List.of("cat", "dog", "fish"));
    assertEquals(new Target.Classes(List.of("cat", "dog", "fish")), splits.test().target());
  }

  @Test
  void refusesALabelWithoutName() {
    pair("train", IdxBytes.images(2, 2, 2), IdxBytes.labels(0, 7));
    assertRefused(
        "the label of example 1 is 7; it must be from 0 to 1",
        () -> IdxFolder.open("pets", folder, List.of("cat", "dog")));
  }

  @Test
  void refusesDifferentCounts() {
    pair("train", IdxBytes.images(3, 2, 2), IdxBytes.labels(0, 1));
    assertRefused("3 images in", () -> IdxFolder.open("some", folder));
  }

  @Test
  void refusesDifferentShapes() {
    pair("train", IdxBytes.images(2, 2, 2), IdxBytes.labels(0, 1));
    pair("t10k", IdxBytes.images(2, 2, 3), IdxBytes.labels(0, 1));
    assertRefused("[2, 2] but test examples [2, 3]", () -> IdxFolder.open("some", folder));
  }

  @Test
  void refusesHalfAPair() {
    pair("train", IdxBytes.images(2, 2, 2), IdxBytes.labels(0, 1));
    write("t10k-images-idx3-ubyte", IdxBytes.images(2, 2, 2), true);
    assertRefused("no t10k-labels-idx1-ubyte", () -> IdxFolder.open("some", folder));
  }

  @Test
  void refusesSwappedFiles() {
    pair("train", IdxBytes.labels(0, 1), IdxBytes.images(2, 2, 2));
    assertRefused("holds labels, not inputs", () -> IdxFolder.open("some", folder));
  }

  @Test
  void refusesASingleClass() {
    pair("train", IdxBytes.images(2, 2, 2), IdxBytes.labels(0, 0));
    assertRefused("at least two are needed", () -> IdxFolder.open("some", folder));
  }

  @Test
  void saysWhereNothingIs() {
    assertRefused("holds no train-images-idx3-ubyte", () -> IdxFolder.open("some", folder));
    Path none = folder.resolve("none");
    assertRefused("no folder '" + none + "'", () -> IdxFolder.open("some", none));
  }

  private void pair(String part, byte[] images, byte[] labels) {
    write(part + "-images-idx3-ubyte", images, false);
    write(part + "-labels-idx1-ubyte", labels, false);
  }

  private void write(String name, byte[] content, boolean gzip) {
    if (gzip) {
      IdxBytes.write(folder, name + ".gz", IdxBytes.gzip(content));
    } else {
      IdxBytes.write(folder, name, content);
    }
  }

  private static void assertRefused(String expected, Runnable action) {
    DataException e = assertThrows(DataException.class, action::run);
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }
}
