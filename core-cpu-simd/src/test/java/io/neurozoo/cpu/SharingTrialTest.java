// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharingTrialTest {
  private static final int ENOUGH = 10_000;

  /** How long a run takes, and how many were measured each way. */
  private static final class Runs {
    private final SharingTrial trial;
    private int alone;
    private int together;
    private int all;

    Runs(boolean estimate) {
      trial = new SharingTrial(estimate);
    }

    /** Runs until the trials are over, or for so many runs. */
    boolean finish(long aloneNanos, long togetherNanos, int most) {
      for (int i = 0; i < most; i++) {
        boolean shared = trial.shared();
        all++;
        if (!trial.measures()) {
          trial.ran();
        } else {
          alone += shared ? 0 : 1;
          together += shared ? 1 : 0;
          if (trial.took(shared ? togetherNanos : aloneNanos)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFasterWayIsKept(boolean estimate) {
    Runs sharingPays = new Runs(estimate);
    assertTrue(sharingPays.finish(1000, 600, ENOUGH));
    assertTrue(sharingPays.trial.shared());

    Runs sharingCosts = new Runs(estimate);
    assertTrue(sharingCosts.finish(1000, 1600, ENOUGH));
    assertEquals(false, sharingCosts.trial.shared());
  }

  @Test
  void bothWaysAreMeasuredEquallyOften() {
    Runs runs = new Runs(true);
    assertTrue(runs.finish(1000, 600, ENOUGH));
    assertEquals(64, runs.alone);
    assertEquals(64, runs.together);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theEstimateDecidesBeforeAnythingIsMeasured(boolean estimate) {
    Runs runs = new Runs(estimate);
    for (int i = 0; i < 100; i++) {
      assertEquals(estimate, runs.trial.shared());
      runs.finish(1, 1, 1);
    }
    assertEquals(0, runs.alone + runs.together);
  }

  @Test
  void aSecondTrialCorrectsTheFirst() {
    Runs runs = new Runs(true);
    assertEquals(false, runs.finish(500, 1000, 1000), "slow while the code is cold");
    assertEquals(false, runs.trial.shared());
    assertTrue(runs.finish(500, 300, ENOUGH));
    assertTrue(runs.trial.shared());
  }
}
