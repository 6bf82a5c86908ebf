// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

/**
 * Finds out by measurement whether a step runs faster alone or shared with the other threads. Which
 * way it runs changes no bit of any result.
 *
 * <p>A kernel's own estimate of its cost decides at first. Then, when the compiler has had time,
 * the step runs both ways in turn, in its place among the others of the session, so that the caches
 * and the waking of threads are those of real runs; the way whose fastest run was faster is kept.
 * It is asked twice, in case the compiler was late.
 */
final class SharingTrial {
  /** Runs before the first trial and before the second. */
  private static final int FIRST = 200;

  private static final int SECOND = 4_000;

  /** Runs of a trial, half of them shared. */
  private static final int LENGTH = 64;

  private boolean shared;
  private int runs;
  private long alone;
  private long together;

  /**
   * A trial to come.
   *
   * @param estimate whether to share until then
   */
  SharingTrial(boolean estimate) {
    shared = estimate;
  }

  /** Whether the next run is to be shared. */
  boolean shared() {
    return measures() ? (runs & 1) == 1 : shared;
  }

  /** Whether {@link #took} wants to know how long the next run takes. */
  boolean measures() {
    return runs >= FIRST && runs < FIRST + LENGTH || runs >= SECOND && runs < SECOND + LENGTH;
  }

  /** Counts a run that was not measured. */
  void ran() {
    runs++;
  }

  /**
   * Counts a measured run.
   *
   * @return whether the last trial is over: {@link #shared} will not change any more
   */
  boolean took(long nanos) {
    if (runs == FIRST || runs == SECOND) {
      alone = Long.MAX_VALUE;
      together = Long.MAX_VALUE;
    }
    if ((runs & 1) == 1) {
      together = Math.min(together, nanos);
    } else {
      alone = Math.min(alone, nanos);
    }
    runs++;
    if (runs == FIRST + LENGTH || runs == SECOND + LENGTH) {
      shared = together < alone;
    }
    return runs == SECOND + LENGTH;
  }
}
