// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.warm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import io.neurozoo.cpu.plan.KernelFinder;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WarmUpTest {
  private static final int COLD_CALLS = 40;
  private static final long SLICE = 1_000_000;

  /** Far slower than its cost says in its first calls, as if it were compiled then. */
  private static final class Compiled implements Kernel {
    private int calls;

    @Override
    public void run(KernelArguments arguments, long from, long to) {
      if (calls++ < COLD_CALLS) {
        spin(200_000);
      }
    }
  }

  private final Warmer warmer =
      new Warmer(new KernelFinder(List.of(), true), (request, kernels) -> null);
  private final Compiled vector = new Compiled();
  private final Kernel scalar = (arguments, from, to) -> spin(2_000);
  private final WarmUp warmUp = new WarmUp(warmer, vector, scalar, () -> null);

  @Test
  void aKernelIsWarmWhenItIsFastAndNotBefore() {
    while (vector.calls < COLD_CALLS) {
      boolean warm = warmUp.advance(SLICE);
      assertFalse(warm && vector.calls <= COLD_CALLS, "warm after " + vector.calls + " calls");
    }
    advanceUntilWarm();
    assertTrue(warmUp.warm());
  }

  @Test
  void aKernelSlowerThanItsTwinIsNotWarm() {
    Kernel stuck = (arguments, from, to) -> spin(20_000);
    WarmUp never = new WarmUp(warmer, stuck, scalar, () -> null);
    for (int i = 0; i < 100; i++) {
      assertFalse(never.advance(SLICE));
    }
  }

  @Test
  @Timeout(20)
  void theBackgroundWarmsItUpAgainWhereItHasBecomeSlow() {
    warmUp.begin();
    awaitWarm();
    vector.calls = 0;
    warmUp.again();
    awaitWarm();
    assertTrue(vector.calls > COLD_CALLS, "it was called again: " + vector.calls);
  }

  @Test
  @Timeout(20)
  void waitingReturnsWhenAllAreWarm() {
    warmer.await(List.of(warmUp));
    assertTrue(warmUp.warm());
  }

  @Test
  @Timeout(20)
  void aKernelThatFailsLeavesTheOthersAlone() {
    Kernel broken =
        (arguments, from, to) -> {
          throw new IllegalStateException("made-up data");
        };
    WarmUp failing = new WarmUp(warmer, broken, scalar, () -> null);
    failing.begin();
    warmUp.begin();
    awaitWarm();
    assertFalse(failing.warm());
  }

  @Test
  void aClosedWarmerStartsNothing() {
    warmer.close();
    warmUp.begin();
    LockSupport.parkNanos(20_000_000);
    assertEquals(0, vector.calls);
  }

  private void advanceUntilWarm() {
    for (int i = 0; i < 10_000 && !warmUp.advance(SLICE); i++) {}
  }

  private void awaitWarm() {
    while (!warmUp.warm()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void spin(long nanos) {
    for (long begin = System.nanoTime(); System.nanoTime() - begin < nanos; ) {
      Thread.onSpinWait();
    }
  }
}
