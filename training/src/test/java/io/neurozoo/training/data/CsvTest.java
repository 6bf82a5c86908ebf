// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {

  @TempDir Path folder;

  private DataSplits load(String name, String options) {
    return DataCatalogue.with(List.of())
        .load("csv:" + folder.resolve(name) + "?" + options, Path.of("nowhere"));
  }

  private void write(String name, String... lines) {
    try {
      Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With itself to test by, so that nothing is split off. */
  private Dataset whole(String options, String... lines) {
    write("whole.csv", lines);
    return load("whole.csv", options + "&test=" + folder.resolve("whole.csv")).train();
  }

  private static float[] input(Dataset data, int example) {
    float[] input = new float[(int) data.inputShape().size()];
    data.copyInput(example, MemorySegment.ofArray(input), 0);
    return input;
  }

  private static float target(Dataset data, int example) {
    MemorySegment memory = MemorySegment.ofArray(new float[1]);
    data.copyTarget(example, memory, 0);
    return memory.get(DType.FLOAT, 0);
  }

  private static List<String> classes(Dataset data) {
    return ((Target.Classes) data.target()).labels();
  }

  @Test
  void numbersAreStandardisedAndNamesOneHot() {
    Dataset data =
        whole("label=kind", "size,colour,kind", "1,red,b", "2,blue,a", "3,red,a", "6,green,b");
    // Mean 3, deviation sqrt((4 + 1 + 0 + 9) / 4).
    double deviation = Math.sqrt(3.5);
    assertEquals(Shape.of(4), data.inputShape());
    assertArrayEquals(new float[] {(float) (-2 / deviation), 0, 0, 1}, input(data, 0));
    assertArrayEquals(new float[] {(float) (-1 / deviation), 1, 0, 0}, input(data, 1));
    assertArrayEquals(new float[] {0, 0, 0, 1}, input(data, 2));
    assertArrayEquals(new float[] {(float) (3 / deviation), 0, 1, 0}, input(data, 3));
    assertEquals(List.of("a", "b"), classes(data));
    assertEquals(List.of(1, 0, 0, 1), Datasets.labels(data));
    TableEncoding encoding = data.encoding().orElseThrow();
    assertEquals(
        List.of("size", "colour=blue", "colour=green", "colour=red"), encoding.inputNames());
    assertEquals("kind", encoding.labelName());
    assertTrue(
        data.describe()
            .matches(
                "4 rows of whole.csv \\(crc32 [0-9a-f]{8}\\), 2 columns as 4 inputs, numbers"
                    + " standardised by the training part"),
        data.describe());
  }

  @Test
  void theLabelIsANameOrAnIndexFromZero() {
    for (String label : List.of("kind", "1")) {
      Dataset data = whole("label=" + label, "size,kind,age", "1,b,5", "2,a,6");
      assertEquals(List.of(1, 0), Datasets.labels(data));
      assertEquals(List.of("size", "age"), data.encoding().orElseThrow().inputNames());
    }
    // A name goes first, even where it looks like an index.
    Dataset data = whole("label=0&header=yes", "1,0", "7,b", "8,a");
    assertEquals(List.of("a", "b"), classes(data));
  }

  @Test
  void aHeaderIsFoundOut() {
    assertEquals(2, whole("label=1", "1,a", "2,b").size());
    assertEquals(2, whole("label=1", "x,y", "1,a", "2,b").size());
    assertEquals(2, whole("label=y", "x,y", "red,a", "blue,b").size());
    assertEquals(2, whole("label=grade", "2019,grade", "1,a", "2,b").size());
    assertEquals(3, whole("label=1&header=no", "x,y", "u,v", "u,w").size());
    assertEquals(2, whole("label=1&header=yes", "x,y", "u,v", "u,w").size());
    assertEquals(2, whole("label=1&missing=?", "?,a", "2,b").size());
  }

  @Test
  void theSeparatorIsFoundOutWhereThereIsNoComma() {
    for (String separator : List.of(";", "\t")) {
      String table = "a,b,kind/1,2,x/3,4,y".replace(",", separator);
      Dataset data = whole("label=kind", table.split("/"));
      assertEquals(List.of("a", "b"), data.encoding().orElseThrow().inputNames());
    }
  }

  @Test
  void decimalCommasAreAskedForByName() {
    String[] lines = {"h;kind", "1,5;x", "2,5;y", "-1,50;x", "1,25e1;y"};
    Dataset data = whole("label=kind&decimal=,&standardise=no", lines);
    assertArrayEquals(new float[] {1.5f}, input(data, 0));
    assertArrayEquals(new float[] {-1.5f}, input(data, 2));
    assertArrayEquals(new float[] {12.5f}, input(data, 3));
    TableEncoding encoding = data.encoding().orElseThrow();
    assertEquals(encoding, TableEncoding.parse(encoding.toJson()));
    assertEquals(',', TableEncoding.parse(encoding.toJson()).layout().format().decimal());
    // Those who say that it is a name get a name.
    assertEquals(4, whole("label=kind&categorical=h", lines).inputShape().size());
  }

  @Test
  void aDecimalCommaIsNoSeparatorWhereThereIsAnother() {
    for (String separator : List.of(";", "\t")) {
      String table = "1,5;2,25;x/3,5;4;y".replace(";", separator);
      Dataset data = whole("label=2&decimal=,&standardise=no", table.split("/"));
      assertArrayEquals(new float[] {1.5f, 2.25f}, input(data, 0));
    }
    String[] quoted = {"a,b,kind", "\"1,5\",2,x", "3,\"4,5\",y"};
    Dataset data = whole("label=kind&decimal=,&standardise=no", quoted);
    assertArrayEquals(new float[] {3, 4.5f}, input(data, 1));
  }

  @Test
  void wholeNumbersThatHardlyRepeatAreAnAmount() {
    String[] lines = new String[121];
    lines[0] = "x,price";
    for (int i = 1; i < lines.length; i++) {
      lines[i] = i % 7 + "." + i + "," + 1000 * i;
    }
    assertInstanceOf(Target.Values.class, whole("label=price", lines).target());
  }

  @Test
  void columnsWithoutNamesAreCalledByTheirIndex() {
    Dataset data = whole("label=2", "1,red,b", "2,blue,a");
    assertEquals(List.of("0", "1=blue", "1=red"), data.encoding().orElseThrow().inputNames());
    // As a table written with its index has it.
    Dataset indexed = whole("label=kind&drop=0", ",size,kind", "0,5,a", "1,6,b");
    assertEquals(List.of("size"), indexed.encoding().orElseThrow().inputNames());
  }

  @Test
  void columnsAreDroppedAndNumbersMadeNames() {
    Dataset data =
        whole(
            "label=y&drop=id&drop=1&categorical=zip",
            "id,note,zip,x,y",
            "1,\"a, b\",10,1,a",
            "2,c,20.0,2,b",
            "3,d,10.0,3,b",
            "4,e,9,4,a");
    assertEquals(
        List.of("zip=9", "zip=10", "zip=20", "x"), data.encoding().orElseThrow().inputNames());
    assertEquals(1, input(data, 2)[1], "10.0 is 10");
  }

  @Test
  void aConstantColumnIsZero() {
    Dataset data = whole("label=y", "x,y", "0.1,a", "0.1,b", "0.1,a");
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(new float[1], input(data, i));
    }
  }

  @Test
  void standardisingCanBeLeftOut() {
    Dataset data = whole("label=y&task=regression&standardise=no", "x,y", "5,1", "7,3");
    assertArrayEquals(new float[] {5}, input(data, 0));
    assertEquals(3, target(data, 1));
    assertEquals(new Target.Values(Shape.of(1)), data.target());
  }

  @Test
  void numericLabelsOfARegressionAreStandardisedAndComeBack() {
    Dataset data = whole("label=y", "x,y", "1,100.5", "2,200.5", "3,300.5", "4,200.5");
    double deviation = Math.sqrt(5000);
    assertEquals((float) (-100 / deviation), target(data, 0));
    TableEncoding encoding = data.encoding().orElseThrow();
    for (int i = 0; i < 4; i++) {
      float raw = new float[] {100.5f, 200.5f, 300.5f, 200.5f}[i];
      assertEquals(raw, encoding.raw(target(data, i)), 1e-4);
      float scale = ((Target.Values) data.target()).preprocessing().scale();
      assertEquals(1 / deviation, scale, 1e-8);
    }
  }

  @Test
  void numericClassesAreOrderedBySize() {
    Dataset data =
        whole("label=y&task=classification", "x,y", "1,10", "2,9", "3,10.0", "4,2", "5,-1");
    assertEquals(List.of("-1", "2", "9", "10"), classes(data));
    assertEquals(List.of(3, 2, 3, 1, 0), Datasets.labels(data));
  }

  @Test
  void aFractionOrVeryManyWholeNumbersAreAnAmount() {
    assertTrue(whole("label=y", "x,y", "1,1.5", "2,2").target() instanceof Target.Values);
    String[] lines = new String[1003];
    lines[0] = "x,y";
    for (int i = 1; i < lines.length; i++) {
      lines[i] = i + "," + i;
    }
    assertTrue(whole("label=y", lines).target() instanceof Target.Values);
  }

  @Test
  void missingValuesAreImputedWhereTheyAreNamed() {
    String[] lines = {"x,c,y", "1,red,a", "?,blue,b", "3,red,a", "5,?,b", "7,blue,a"};
    Dataset data = whole("label=y&missing=?", lines);
    assertEquals(0, input(data, 1)[0], "the mean, standardised");
    assertArrayEquals(new float[] {1, 0}, Arrays.copyOfRange(input(data, 3), 1, 3), "the first");
    assertTrue(data.describe().endsWith(", 2 missing values replaced by the training part's mean"
        + " or most frequent name"), data.describe());
    Dataset raw = whole("label=y&missing=?&standardise=no&impute=mean", lines);
    assertEquals(4, input(raw, 1)[0], "the mean");
  }

  @Test
  void severalMarksAndEmptyCellsAreMissing() {
    Dataset data =
        whole("label=y&missing=NA&missing=&standardise=no", "x,y", "NA,a", ",b", "3,a", "5,b");
    assertEquals(4, input(data, 0)[0]);
    assertEquals(4, input(data, 1)[0]);
    Dataset empty = whole("label=y&impute=mean&standardise=no", "x,y", "2,a", ",b", "4,a");
    assertEquals(3, input(empty, 1)[0]);
  }

  @Test
  void statisticsAreThoseOfTheTrainingPartAlone() {
    StringBuilder lines = new StringBuilder("x,c,y");
    for (int i = 0; i < 100; i++) {
      lines.append('\n').append(i % 7 == 0 ? "?" : i * i).append(i % 3 == 0 ? ",u" : ",v");
      lines.append(i % 2 == 0 ? ",a" : ",b");
    }
    write("t.csv", lines.toString());
    DataSplits splits = load("t.csv", "label=y&missing=?");
    assertEquals(80, splits.train().size());
    assertEquals(20, splits.test().size());
    assertStandardised(splits.train());
    // A part held out of the training data leaves the statistics too.
    Split split = Split.holdOut(splits.train(), 0.25, 1);
    assertStandardised(split.train());
    assertEquals(split.train().encoding(), split.validation().encoding());
    Dataset test = splits.test().encodedBy(split.train().encoding().orElseThrow());
    assertEquals(split.train().encoding(), test.encoding());
    for (Split fold : KFold.stratified(splits.train(), 4, 1)) {
      assertStandardised(fold.train());
      assertEquals(fold.train().encoding(), fold.validation().encoding());
    }
  }

  /** Mean 0 and deviation 1 over the numbers that are there: the others are the mean, 0. */
  private static void assertStandardised(Dataset data) {
    double sum = 0;
    double squares = 0;
    int there = 0;
    for (int i = 0; i < data.size(); i++) {
      float x = input(data, i)[0];
      there += x == 0 ? 0 : 1;
      sum += x;
      squares += x * x;
    }
    assertEquals(0, sum / there, 1e-6);
    assertEquals(1, squares / there, 1e-5);
  }

  @Test
  void aTestFileGoesThroughWhatTheTrainingDataSay() {
    write("train.csv", "x,c,y", "1,red,a", "3,blue,b");
    write("test.csv", "x,c,y", "5,blue,b");
    DataSplits splits = load("train.csv", "label=y&test=" + folder.resolve("test.csv"));
    assertArrayEquals(new float[] {3, 1, 0}, input(splits.test(), 0));
    assertEquals(List.of(1), Datasets.labels(splits.test()));
    assertEquals(List.of("a", "b"), classes(splits.test()));
  }

  @Test
  void foldsTestByEachPartInTurn() {
    StringBuilder lines = new StringBuilder("x,y");
    for (int i = 0; i < 30; i++) {
      lines.append('\n').append(i).append(i % 3 == 0 ? ",a" : ",b");
    }
    write("t.csv", lines.toString());
    int tested = 0;
    for (int fold = 0; fold < 4; fold++) {
      DataSplits splits = load("t.csv", "label=y&folds=4&fold=" + fold);
      assertEquals(30, splits.train().size() + splits.test().size());
      assertStandardised(splits.train());
      tested += splits.test().size();
    }
    assertEquals(30, tested);
  }

  @Test
  void rfc4180IsRead() throws IOException {
    Files.writeString(
        folder.resolve("rfc.csv"),
        "\uFEFF\"the, x\",\"kind \"\"of\"\"\"\r\n\r\n\"1\",\"a\nb\"\r\n 2 , c\r\n3,\"a\nb\"");
    String file = folder.resolve("rfc.csv").toString();
    Dataset data = load("rfc.csv", "label=kind \"of\"&test=" + file).train();
    assertEquals(List.of("a\nb", "c"), classes(data));
    assertEquals(List.of("the, x"), data.encoding().orElseThrow().inputNames());
    assertEquals(List.of(0, 1, 0), Datasets.labels(data));
  }

  @Test
  void otherSeparatorsAndSpecialCharactersInOptions() {
    assertEquals(2, whole("label=y&separator=;", "x;y", "1;a", "2;b").size());
    assertEquals(2, whole("label=y&separator=tab", "x\ty", "1\ta", "2\tb").size());
    assertEquals(2, whole("label=R%26D 100%25", "x,R&D 100%", "1,a", "2,b").size());
    assertEquals(2, whole("label=100%", "x,100%", "1,a", "2,b").size());
    assertEquals(2, whole("label=%C3%A9t%C3%A9", "x,été", "1,a", "2,b").size());
  }

  @Test
  void copyingAllocatesNothing() {
    Dataset data = whole("label=y", "x,c,y", "1,red,a", "2,blue,b");
    MemorySegment memory = MemorySegment.ofArray(new float[3]);
    assertEquals(
        0,
        Allocation.least(
            () -> {
              data.copyInput(1, memory, 0);
              data.copyTarget(1, memory, 0);
            }));
  }

  @Test
  void theDescriptionTellsOneContentFromAnother() {
    String about = whole("label=1&header=no&separator=;", "1;a", "2;b").describe();
    assertEquals(about, whole("label=1&header=no&separator=;", "1;a", "2;b").describe());
    assertNotEquals(about, whole("label=1&header=no&separator=;", "1;b", "2;a").describe());
  }

  @Test
  void theSameFileGivesTheSameBits() {
    String[] lines = {"x,y", "0.1,a", "0.7,b", "1e-3,a", "12345.678,b"};
    Dataset one = whole("label=y", lines);
    Dataset two = whole("label=y", lines);
    assertEquals(one.encoding().orElseThrow().toJson(), two.encoding().orElseThrow().toJson());
    for (int i = 0; i < 4; i++) {
      assertArrayEquals(input(one, i), input(two, i));
    }
  }
}
