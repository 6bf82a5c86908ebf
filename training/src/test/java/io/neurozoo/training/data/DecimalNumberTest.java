// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.random.Philox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0", "-0", "1", "+1", "-1.5", ".5", "5.", "1e3", "1E+3", "-1.25e-3", "0.1", "0.2", "0.3",
        "123456789012345", "1234567890123456789", "0.000000000000000000000000001",
        "4.35", "9007199254740993", "1.7976931348623157e308", "1e309", "4.9e-324", "1e-400",
        "00012.50", "0.1234567890123456789"
      })
  void isWhatTheJdkReads(String text) {
    assertEquals(Double.parseDouble(text), DecimalNumber.parse(text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+", ".", "-.", "e3", "1e", "1e+", "1e3x", "1e3.5", "1.2.3", "1,2", "1f", "1d",
        "0x1p3", "NaN", "Infinity", "-Infinity", "inf", " 1", "1 ", "--1", "١"
      })
  void whatIsNoDecimalNumberIsNaN(String text) {
    assertTrue(Double.isNaN(DecimalNumber.parse(text)), text);
  }

  @Test
  void agreesWithTheJdkOnManyNumbers() {
    Philox stream = Philox.of(1, "test/decimal-numbers");
    for (int i = 0; i < 20_000; i++) {
      long bits = ((long) stream.bits(i, 0)) << 20 ^ stream.bits(i, 1);
      long digits = bits >> stream.below(60, i, 2);
      StringBuilder text = new StringBuilder(Long.toString(digits));
      text.insert(text.length() - stream.below(text.length(), i, 3) * 9 / 10, '.');
      if (stream.below(4, i, 4) == 0) {
        text.append('e').append(stream.below(80, i, 5) - 40);
      }
      if (text.indexOf("-.") >= 0) {
        continue;
      }
      String written = text.toString();
      assertEquals(Double.parseDouble(written), DecimalNumber.parse(written), written);
    }
  }

  @Test
  void oneNumberHasOneText() {
    assertEquals("1", DecimalNumber.canonical(1.0));
    assertEquals("-3", DecimalNumber.canonical(-3));
    assertEquals("0.5", DecimalNumber.canonical(0.5));
    assertEquals("1.0E20", DecimalNumber.canonical(1e20));
  }
}
