// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neurozoo.tensor.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedTableTest {

  private static DataSplits load(String spec, Path data) {
    return DataCatalogue.with(List.of()).load(spec, data);
  }

  /** The published files, where the environment says that they are there. */
  private static Path published() {
    String given = System.getenv(DataDirectory.VARIABLE);
    assumeTrue(
        given != null && Files.isDirectory(Path.of(given, NamedTable.FOLDER)),
        "no folder 'tabular' in ZOO_DATA: published tables are not tested");
    return Path.of(given);
  }

  @ParameterizedTest
  @CsvSource({
    "auto-insurance,63,1,0",
    "banknote-authentication,1372,4,2",
    "breast-cancer-wisconsin,699,9,2",
    "california-housing,20640,13,0",
    "housing,506,13,0",
    "iris,150,4,3",
    "optdigits,5620,64,10",
    "pima-indians-diabetes,768,8,2",
    "wdbc,569,30,2",
    "wine,178,13,3",
  })
  void areRead(String name, int rows, int inputs, int classes) {
    DataSplits data = load(name, published());
    assertEquals(rows, data.train().size() + data.test().size());
    assertEquals(Shape.of(inputs), data.train().inputShape());
    assertEquals(
        classes, data.train().target() instanceof Target.Classes target ? target.count() : 0);
    assertEquals(name, data.train().name());
  }

  /** Of all examples, inputs and targets; of the parts that docs/results.md was measured on. */
  @ParameterizedTest
  @CsvSource({
    "iris,0,613db1dd",
    "wine?folds=5&fold=4,0,7d643b37",
    "wdbc?folds=5&fold=0,0,3676621d",
    "california-housing,0,13426796",
    "optdigits,0.05,84309d30",
    "optdigits,0.1,8c8a473a",
  })
  void partsStayAsTheyWere(String spec, double heldOut, String expected) {
    DataSplits data = load(spec, published());
    Dataset part =
        heldOut == 0 ? data.test() : Split.holdOut(data.train(), heldOut, 1).validation();
    CRC32 checksum = new CRC32();
    long inputs = part.inputByteSize();
    byte[] example = new byte[Math.toIntExact(inputs + part.target().byteSize())];
    MemorySegment memory = Arena.ofAuto().allocate(example.length, Float.BYTES);
    for (int i = 0; i < part.size(); i++) {
      part.copyInput(i, memory, 0);
      part.copyTarget(i, memory, inputs);
      MemorySegment.copy(memory, 0, MemorySegment.ofArray(example), 0, example.length);
      checksum.update(example);
    }
    assertEquals(expected, "%08x".formatted(checksum.getValue()));
  }

  @Test
  void optdigitsComesInTwoFiles() {
    DataSplits data = load("optdigits", published());
    assertEquals(3823, data.train().size());
    assertEquals(1797, data.test().size());
    assertEquals(List.of(0, 0, 7, 4, 6), Datasets.labels(data.train()).subList(0, 5));
  }

  @Test
  void labelsAreTheirNames() {
    Target.Classes iris = (Target.Classes) load("iris", published()).train().target();
    assertEquals(List.of("Iris-setosa", "Iris-versicolor", "Iris-virginica"), iris.labels());
    DataSplits wdbc = load("wdbc", published());
    assertEquals(
        "radius_mean", wdbc.train().encoding().orElseThrow().inputNames().getFirst());
  }

  @Test
  void missingValuesOfThePublishedFilesAreReplaced() {
    Path data = published();
    assertTrue(
        load("california-housing", data).train().describe().contains("207 missing values"));
    assertTrue(
        load("breast-cancer-wisconsin", data).train().describe().contains("16 missing values"));
  }

  @Test
  void foldsAreAskedForByOptions() {
    Path data = published();
    int tested = 0;
    for (int fold = 0; fold < 5; fold++) {
      DataSplits iris = load("iris?folds=5&fold=" + fold, data);
      assertEquals(30, iris.test().size());
      tested += iris.test().size();
    }
    assertEquals(150, tested);
  }

  @Test
  void aMissingFileSaysWhereItLookedAndWhatToDo(@TempDir Path empty) {
    DataException e = assertThrows(DataException.class, () -> load("iris", empty));
    assertTrue(
        e.getMessage().contains("no file '" + empty.resolve("tabular").resolve("iris.csv") + "'"),
        e.getMessage());
    assertTrue(e.getMessage().contains("zoo data fetch iris"), e.getMessage());
    assertTrue(e.getMessage().contains("ZOO_DATA"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "iris?label=3|unknown option 'label'; known: fold, folds, seed",
        "optdigits?folds=3&fold=1|it takes no options; write optdigits",
        "iris:3|it takes no argument; write iris[?folds=K&fold=I&seed=N]",
      })
  void theirColumnsAreSettled(String spec, String expected, @TempDir Path empty) {
    DataException e = assertThrows(DataException.class, () -> load(spec, empty));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }
}
