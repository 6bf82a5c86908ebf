// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.cpu.warm.Warming;
import org.junit.jupiter.api.Test;

class TwinRunsTest {
  private static final long MILLI = 1_000_000;

  /** Is warm as soon as it is told to be. */
  private static final class Background implements Warming {
    private int begun;
    private boolean warm;

    @Override
    public boolean warm() {
      return warm;
    }

    @Override
    public void again() {
      begun++;
      warm = false;
    }
  }

  private final Background background = new Background();
  private final TwinRuns runs = new TwinRuns((arguments, from, to) -> {}, background);

  @Test
  void theTwinTakesTheFirstRunAndTheVectorKernelTheOthers() {
    assertFalse(timed(10 * MILLI));
    assertTrue(timed(20 * MILLI));
    assertTrue(runs.trusted());
  }

  @Test
  void aTrustedKernelIsTimedNowAndThen() {
    trust();
    int timed = 0;
    for (int i = 0; i < 10 * TwinRuns.PERIOD; i++) {
      if (!runs.trusted()) {
        assertTrue(timed(MILLI));
        timed++;
      }
    }
    assertEquals(10, timed);
  }

  @Test
  void aKernelThatHasBecomeSlowerThanItsTwinIsReplacedForAWhile() {
    trust();
    checks(4, MILLI);
    checks(3, 50 * MILLI);
    assertFalse(timed(10 * MILLI), "the twin is timed");
    for (int i = 0; i < 10; i++) {
      assertFalse(timed(10 * MILLI), "the twin runs for a tenth of a second");
    }
    assertFalse(timed(10 * MILLI), "and until the kernel is warm");
    assertEquals(1, background.begun);
    background.warm = true;
    assertTrue(timed(MILLI), "the kernel has another chance");
    assertTrue(runs.trusted());
  }

  @Test
  void aKernelThatNeverBecameAsFastAsItsTwinIsReplaced() {
    timed(10 * MILLI);
    timed(50 * MILLI);
    checks(8 + 3, 50 * MILLI);
    assertFalse(timed(10 * MILLI), "the twin is timed");
    assertFalse(timed(10 * MILLI));
    assertEquals(1, background.begun);
  }

  @Test
  void aKernelStaysWhereTheWholeMachineHasBecomeSlower() {
    trust();
    checks(4, MILLI);
    checks(3, 50 * MILLI);
    assertFalse(timed(400 * MILLI), "the twin is timed");
    checks(4, 50 * MILLI);
  }

  @Test
  void oneSlowRunIsNoReason() {
    trust();
    for (int i = 0; i < 10; i++) {
      checks(2, 50 * MILLI);
      checks(1, MILLI);
    }
  }

  private void trust() {
    timed(10 * MILLI);
    timed(MILLI);
  }

  /** Lets runs pass until the trusted kernel has been timed so often. */
  private void checks(int count, long nanos) {
    for (int i = 0; i < count; ) {
      if (!runs.trusted()) {
        assertTrue(timed(nanos));
        i++;
      }
    }
  }

  private boolean timed(long nanos) {
    boolean vector = runs.vector();
    runs.took(nanos);
    return vector;
  }
}
