// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EarlyRunsTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void shortRunsAreEarlyUntilTheFiftieth() {
    var runs = new EarlyRuns();
    for (int i = 0; i < 50; i++) {
      assertFalse(runs.over(), "after " + i);
      runs.ran(false, -SECOND + i);
    }
    assertTrue(runs.over());
  }

  @Test
  void theyAreOverWhenAllStepsAreCompiled() {
    var runs = new EarlyRuns();
    runs.ran(false, 1);
    assertFalse(runs.over());
    runs.ran(true, 2);
    assertTrue(runs.over());
  }

  @Test
  void longRunsAreEarlyForTwoSeconds() {
    var runs = new EarlyRuns();
    for (int i = 0; i < 3; i++) {
      assertFalse(runs.over(), "after " + i);
      runs.ran(false, i * SECOND);
    }
    assertFalse(runs.over());
    runs.ran(false, 3 * SECOND);
    assertTrue(runs.over());
  }
}
