// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

/**
 * Counts the first runs of a plan, in which its kernels get compiled.
 *
 * <p>They run in one thread: until then a second one works on objects instead of vectors, slowly,
 * and takes its processor from the compiler. A step of an MLP took 240 ms in a JVM's second second
 * and 7.5 ms in its third where two threads ran it from the beginning; so it takes 43 and 3.4 ms
 * (medians of 8 launches on two processors).
 *
 * <p>Not synchronised: sessions that count at once count a few runs more.
 */
final class EarlyRuns {
  /** About those in which a JVM compiles the kernels of an MLP for digits. */
  private static final int COUNT = 50;

  /** Longer than the compiler takes for a plan: in nanoseconds, for plans whose runs are long. */
  private static final long MOST_NANOS = 2_000_000_000;

  private int runs;
  private long began;

  /** Whether the next run is an ordinary one. */
  boolean over() {
    return runs >= COUNT;
  }

  /** Counts a run that ended now. */
  void ran(long nanoTime) {
    if (runs == 0) {
      began = nanoTime;
    }
    runs = nanoTime - began > MOST_NANOS ? COUNT : runs + 1;
  }
}
