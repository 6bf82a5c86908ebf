// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ToleranceTest {
  private static final double NONE = 0;

  @Test
  void exactAcceptsTheCorrectlyRoundedValueOnly() {
    assertTrue(Tolerance.exact().accepts(0.1, 0.1f, NONE));
    assertFalse(Tolerance.exact().accepts(0.1, Math.nextUp(0.1f), NONE));
    assertTrue(Tolerance.exact().accepts(0, -0f, NONE));
  }

  @Test
  void ulpsAreThoseOfTheExpectedValue() {
    float up2 = Math.nextUp(Math.nextUp(1f));
    assertTrue(Tolerance.ulp(2).accepts(1, up2, NONE));
    assertFalse(Tolerance.ulp(1).accepts(1, up2, NONE));
    assertTrue(Tolerance.ulp(1).accepts(0, Float.MIN_VALUE, NONE));
    assertFalse(Tolerance.ulp(1).accepts(0, 2 * Float.MIN_VALUE, NONE));
  }

  @Test
  void relativeIsRelativeToTheGreatestMagnitude() {
    assertTrue(Tolerance.relative(1e-3).accepts(0, 0.09f, 100));
    assertFalse(Tolerance.relative(1e-3).accepts(0, 0.11f, 100));
  }

  @Test
  void absoluteIsADistance() {
    assertTrue(Tolerance.absolute(0.5).accepts(10, 10.5f, NONE));
    assertFalse(Tolerance.absolute(0.5).accepts(10, 10.51f, NONE));
  }

  @Test
  void notANumberEqualsOnlyItself() {
    var wide = new Tolerance(1e9, 1e9, 1e9);
    assertTrue(wide.accepts(Double.NaN, Float.NaN, 1));
    assertFalse(wide.accepts(Double.NaN, 0, 1));
    assertFalse(wide.accepts(0, Float.NaN, 1));
  }

  @Test
  void infinitiesAreNeverNearAnything() {
    var wide = new Tolerance(1e9, 1e9, 1e9);
    assertTrue(wide.accepts(1e60, Float.POSITIVE_INFINITY, 1)); // rounds to infinity
    assertFalse(wide.accepts(1e60, Float.MAX_VALUE, 1));
    assertFalse(wide.accepts(1, Float.POSITIVE_INFINITY, 1));
    assertFalse(wide.accepts(Double.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 1));
  }

  @Test
  void negativeTolerancesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Tolerance.ulp(-1));
    assertThrows(IllegalArgumentException.class, () -> Tolerance.relative(Double.NaN));
  }
}
