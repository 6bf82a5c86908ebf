// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Session;

/** Runs a session until it gets no faster. */
final class Settling {
  private static final int ROUND = 16;
  private static final long BUDGET = 3_000_000_000L;

  private Settling() {}

  /** Ends when two rounds have gone by in which no run was faster, by a twentieth, than the fastest before. */
  static void run(Session session) {
    long begin = System.nanoTime();
    long best = Long.MAX_VALUE;
    for (int idle = 0; idle < 2; ) {
      long fastest = Long.MAX_VALUE;
      for (int i = 0; i < ROUND; i++) {
        long start = System.nanoTime();
        session.run();
        long end = System.nanoTime();
        fastest = Math.min(fastest, end - start);
        if (end - begin > BUDGET) {
          return;
        }
      }
      idle = fastest < best - best / 20 ? 0 : idle + 1;
      best = Math.min(best, fastest);
    }
  }
}
