// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void medianIsTheMiddleOfAnOddNumber() {
    assertEquals(3, Sample.of(9, 1, 3).median());
  }

  @Test
  void medianIsTheMeanOfTheMiddleTwoOfAnEvenNumber() {
    assertEquals(2.5, Sample.of(4, 1, 3, 2).median());
  }

  @Test
  void quartilesAreLinearBetweenOrderStatistics() {
    Sample sample = Sample.of(40, 10, 20, 30);
    assertEquals(17.5, sample.quantile(0.25));
    assertEquals(32.5, sample.quantile(0.75));
  }

  @Test
  void extremesAreTheQuantilesAtTheEnds() {
    Sample sample = Sample.of(2, 3, 1);
    assertEquals(1, sample.quantile(0));
    assertEquals(3, sample.quantile(1));
    assertEquals(1, sample.min());
    assertEquals(3, sample.max());
  }

  @Test
  void oneValueIsEveryQuantile() {
    assertEquals(7, Sample.of(7).quantile(0.3));
  }

  @Test
  void refusesNothingAndNan() {
    assertThrows(IllegalArgumentException.class, Sample::of);
    assertThrows(IllegalArgumentException.class, () -> Sample.of(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Sample.of(1).quantile(1.1));
  }
}
