// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

  /** 100 examples: 60 of class 0, 30 of class 1, 10 of class 2, mixed. */
  private static Dataset uneven() {
    int[] labels = IntStream.range(0, 100).map(i -> i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2).toArray();
    return Datasets.labelled(3, labels);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.1, 0.25, 0.5, 0.77, 0.999})
  void partsAreDisjointAndWhole(double fraction) {
    for (Dataset data : List.of(uneven(), Datasets.valued(100))) {
      Split split = Split.holdOut(data, fraction, 42);
      assertEquals(Datasets.inputs(data), Datasets.union(split));
      int held = Math.clamp(Math.round(100 * fraction), 1, 99);
      assertEquals(held, split.validation().size());
    }
  }

  @ParameterizedTest
  @CsvSource({"0.1,6,3,1", "0.5,30,15,5", "0.2,12,6,2"})
  void everyClassGivesItsShare(double fraction, long zero, long one, long two) {
    List<Integer> labels = Datasets.labels(Split.holdOut(uneven(), fraction, 7).validation());
    assertEquals(zero, labels.stream().filter(label -> label == 0).count());
    assertEquals(one, labels.stream().filter(label -> label == 1).count());
    assertEquals(two, labels.stream().filter(label -> label == 2).count());
  }

  @Test
  void whatDoesNotDivideGoesToTheLargestRemainders() {
    // 25 of 100: shares of 15, 7.5 and 2.5; the tie for the last one goes to class 1.
    List<Integer> labels = Datasets.labels(Split.holdOut(uneven(), 0.25, 7).validation());
    assertEquals(15, labels.stream().filter(label -> label == 0).count());
    assertEquals(8, labels.stream().filter(label -> label == 1).count());
    assertEquals(2, labels.stream().filter(label -> label == 2).count());
  }

  @Test
  void equalRemaindersOfClassesWithManyExamplesGoToTheFirst() {
    // Shares of 1.5 each: published splits hang on which two give the second example.
    int[] labels = IntStream.range(0, 40).map(i -> i % 4).toArray();
    for (int seed = 0; seed < 20; seed++) {
      List<Integer> held =
          Datasets.labels(Split.holdOut(Datasets.labelled(4, labels), 0.15, seed).validation());
      assertEquals(List.of(0, 0, 1, 1, 2, 3), held.stream().sorted().toList());
    }
  }

  @Test
  void theSeedDrawsAmongRareClasses() {
    // Of 20 classes of 2 examples 8 can give one.
    Dataset data = Datasets.labelled(20, IntStream.range(0, 40).map(i -> i / 2).toArray());
    int[] times = new int[20];
    for (int seed = 0; seed < 1000; seed++) {
      List<Integer> held = Datasets.labels(Split.holdOut(data, 0.2, seed).validation());
      assertEquals(8, held.size());
      assertEquals(8, held.stream().distinct().count(), "a class gives one or none");
      held.forEach(label -> times[label]++);
    }
    // Binomial(1000, 0.4): mean 400, standard deviation 16.
    for (int count : times) {
      assertTrue(Math.abs(count - 400) < 80, "held out " + count + " times of 1000");
    }
  }

  @Test
  void aClassWithMoreExamplesGoesBeforeARarerOne() {
    // Shares of 1.26, 0.63 and ten times 0.21; the last of four comes from one of the ten.
    int[] labels = IntStream.range(0, 19).map(i -> i < 6 ? 0 : i < 9 ? 1 : i - 7).toArray();
    for (int seed = 0; seed < 20; seed++) {
      List<Integer> held =
          Datasets.labels(Split.holdOut(Datasets.labelled(12, labels), 0.2, seed).validation());
      assertEquals(4, held.size());
      assertTrue(held.containsAll(List.of(0, 1)), held::toString);
    }
  }

  @Test
  void isAFunctionOfTheSeed() {
    List<Float> first = Datasets.inputs(Split.holdOut(uneven(), 0.3, 1).validation());
    assertEquals(first, Datasets.inputs(Split.holdOut(uneven(), 0.3, 1).validation()));
    assertNotEquals(first, Datasets.inputs(Split.holdOut(uneven(), 0.3, 2).validation()));
  }

  @Test
  void everyExampleIsHeldOutEquallyOften() {
    Dataset data = Datasets.labelled(2, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    int[] times = new int[10];
    for (int seed = 0; seed < 2000; seed++) {
      for (float example : Datasets.inputs(Split.holdOut(data, 0.4, seed).validation())) {
        times[(int) example]++;
      }
    }
    // Binomial(2000, 0.4): mean 800, standard deviation 22.
    for (int count : times) {
      assertTrue(Math.abs(count - 800) < 110, "held out " + count + " times of 2000");
    }
  }

  @Test
  void keepsTheOrderOfTheData() {
    Split split = Split.holdOut(uneven(), 0.3, 1);
    assertEquals(
        Datasets.inputs(split.train()).stream().sorted().toList(), Datasets.inputs(split.train()));
    assertEquals(
        Datasets.inputs(split.validation()).stream().sorted().toList(),
        Datasets.inputs(split.validation()));
  }

  @Test
  void saysWhatItDid() {
    assertEquals(
        "whole numbers; held-out part of a stratified split (10 of 100, seed 5)",
        Split.holdOut(uneven(), 0.1, 5).validation().describe());
    assertEquals(
        "whole numbers; training part of a random split (90 of 100, seed 5)",
        Split.holdOut(Datasets.valued(100), 0.1, 5).train().describe());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
  void refusesFractionsOutOfRange(double fraction) {
    assertThrows(IllegalArgumentException.class, () -> Split.holdOut(uneven(), fraction, 1));
  }

  @Test
  void refusesASingleExample() {
    assertThrows(DataException.class, () -> Split.holdOut(Datasets.valued(1), 0.5, 1));
  }
}
