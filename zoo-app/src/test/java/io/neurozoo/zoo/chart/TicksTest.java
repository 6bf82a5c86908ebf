// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
  private static String ticks(double low, double high, int most) {
    return String.join(" ", Ticks.of(low, high, most).stream().map(Ticks::text).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "0,267,6,0 50 100 150 200 250",
    "-1.2,1.3,6,-1 -0.5 0 0.5 1",
    "80.3,119.9,6,90 100 110",
    "0.69312,0.69317,6,0.69312 0.69313 0.69314 0.69315 0.69316 0.69317",
    "-3e7,2e7,5,-3E+7 -2E+7 -1E+7 0 1E+7 2E+7",
    "1e-9,3.1e-9,3,1E-9 2E-9 3E-9",
    "5,5,6,5",
    "12345678,12345678,6,12350000",
  })
  void areRound(double low, double high, int most, String expected) {
    assertEquals(expected, ticks(low, high, most));
  }

  @ParameterizedTest
  @CsvSource({"-3e38,3e38", "0,1e-300", "1e6,1000000.5", "-0.1,0.1", "7,1000"})
  void areFewAndWithin(double low, double high) {
    List<BigDecimal> ticks = Ticks.of(low, high, 6);
    assertTrue(ticks.size() >= 2 && ticks.size() <= 7, ticks::toString);
    assertTrue(ticks.getFirst().doubleValue() >= low && ticks.getLast().doubleValue() <= high);
  }

  @Test
  void numbersHaveTheDigitsThatTheirRangeNeeds() {
    assertEquals("3.31", Ticks.text(3.306948224703471, 1.2));
    assertEquals("3.3069", Ticks.text(3.306948224703471, 0.09));
    assertEquals("0.69315", Ticks.text(0.693147, 0.002));
    assertEquals("0", Ticks.text(0, 1));
    assertEquals("1500000", Ticks.text(1_500_000, 3_000_000));
  }
}
