// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Session;

/** Runs a session until it gets no faster. */
final class Settling {
  private static final int LEAST = 16;

  /**
   * Nanoseconds without a faster run after which none is expected: longer than the compiler takes
   * for a kernel.
   */
  private static final long IDLE = 150_000_000;

  private static final long BUDGET = 3_000_000_000L;

  private Settling() {}

  /** Ends when no run has been faster for a while, by a twentieth, than the fastest before. */
  static void run(Session session) {
    long begin = System.nanoTime();
    long best = Long.MAX_VALUE;
    long improved = begin;
    long now = begin;
    for (int runs = 0; runs < LEAST || now - improved < IDLE; runs++) {
      session.run();
      long end = System.nanoTime();
      if (end - now < best - best / 20) {
        best = end - now;
        improved = end;
      }
      now = end;
      if (now - begin > BUDGET) {
        return;
      }
    }
  }
}
