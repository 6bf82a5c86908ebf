// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

/**
 * The first runs of a plan, until its kernels are compiled. They are made in one thread: a second
 * one would work on objects instead of vectors, slowly, and take its processor from the compiler.
 *
 * <p>A step of an MLP took 235 ms in a JVM's second second and 7.5 ms in its third where two
 * threads ran it from the beginning; so it takes 16 and 2.2 ms (medians of 8 and of 30 launches
 * on two processors).
 *
 * <p>Not synchronised: of sessions that run at once each may make a few such runs more.
 */
final class EarlyRuns {
  /** After so many, and so long, sharing is worth more than what the compiler may still gain. */
  private static final int MOST = 50;

  private static final long MOST_NANOS = 2_000_000_000;

  private int runs;
  private long began;

  /** Whether the next run is an ordinary one. */
  boolean over() {
    return runs >= MOST;
  }

  /**
   * Counts a run.
   *
   * @param compiled whether each of its steps was as fast as compiled code
   * @param nanoTime of its end
   */
  void ran(boolean compiled, long nanoTime) {
    if (runs == 0) {
      began = nanoTime;
    }
    runs = compiled || nanoTime - began > MOST_NANOS ? MOST : runs + 1;
  }
}
