// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/**
 * Measures what the current thread allocates on the heap while it repeats something, by {@link
 * ThreadMXBean#getCurrentThreadAllocatedBytes}.
 *
 * <p>Vector code allocates until it is compiled, and nobody can say when that is. So what is asked
 * for is one stretch of runs without any allocation, within thousands of runs; code that allocates
 * by itself never has one.
 */
final class AllocationCheck {
  private static final int STRETCH = 20;
  private static final int ENOUGH_RUNS = 5_000;

  /** Long enough for the compiler to be done on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Compilation by C2, which removes the allocations of vector code. */
  private static final int FULL_TIER = 4;

  private AllocationCheck() {}

  /**
   * Fails where every stretch of runs allocates.
   *
   * @param vectors true for code that is free of allocation only when compiled by C2; skipped where
   *     C2 is off
   */
  static void assertNone(String where, boolean vectors, Runnable run) {
    assertNone(where, vectors, run, PATIENCE);
  }

  /** As above, with at least so much time and at most three times as much before it fails. */
  static void assertNone(String where, boolean vectors, Runnable run, Duration patience) {
    ThreadMXBean threads = threads();
    if (vectors) {
      Assumptions.assumeTrue(
          compilesFully(),
          "allocation was not measured: vector code is free of it only when compiled by C2");
    }
    long runs = 0;
    long least = Long.MAX_VALUE;
    long start = System.nanoTime();
    long elapsed;
    do {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < STRETCH; i++) {
        run.run();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      runs += STRETCH;
      elapsed = System.nanoTime() - start;
    } while (least > 0
        && elapsed < 3 * patience.toNanos()
        && (runs < ENOUGH_RUNS || elapsed < patience.toNanos()));
    if (least > 0) {
      throw new AssertionError(
          where
              + "allocates "
              + least / STRETCH
              + " bytes of Java objects a run, still after "
              + runs
              + " runs; take scratch memory from the arguments and keep objects out of run");
    }
  }

  private static ThreadMXBean threads() {
    boolean supported =
        ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
            && bean.isThreadAllocatedMemorySupported();
    Assumptions.assumeTrue(supported, "allocation was not measured: this JVM does not count it");
    ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    bean.setThreadAllocatedMemoryEnabled(true);
    return bean;
  }

  private static boolean compilesFully() {
    if (System.getProperty("java.vm.info", "").contains("interpreted")) {
      return false;
    }
    var diagnostics = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return Integer.parseInt(diagnostics.getVMOption("TieredStopAtLevel").getValue()) >= FULL_TIER;
  }
}
