// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Kernel;
import io.neurozoo.cpu.warm.Warming;

/**
 * Decides, run after run, whether a step runs its vector kernel or the scalar twin, which gives the
 * same bits.
 *
 * <p>The twin takes the first run, often the only one, since interpreted vector code takes a
 * hundred times as long. Then the vector kernel runs and gets compiled: it gets there sooner by
 * real runs than by small ones in the background while the twin goes on (an MLP's step after two
 * seconds: 10 to 20 ms against 30 to 60). It is timed now and then. Where it has become far slower
 * than it was, or never became as fast as the twin, the twin is timed too: if that is faster, the
 * compiler has left the vector kernel in a slow state, and it is warmed up in the background while
 * the twin runs.
 */
final class TwinRuns {
  /**
   * A trusted kernel is timed at every such run: often enough to notice, too rarely to cost
   * anything.
   */
  static final int PERIOD = 64;

  /**
   * How many times slower than its best a trusted kernel must be, in as many checks, to be doubted.
   */
  private static final int FAR = 5;

  private static final int FAR_CHECKS = 3;

  /** Checks after which a kernel must have become as fast as its twin was in its first run. */
  private static final int EARLY_CHECKS = 8;

  /**
   * How many times slower than the twin a kernel on trial may be, for the sake of kernels that are
   * all overhead.
   */
  private static final int SLACK = 2;

  /**
   * Nanoseconds of slow runs that a trial allows: full-size data may lead to code that the warm-up
   * did not reach.
   */
  private static final long TRIAL = 50_000_000;

  private static final int TRIES = 3;

  /**
   * Nanoseconds of the twin before the second trial; each later one waits {@link #LONGER} times
   * longer.
   */
  private static final long PAUSE = 100_000_000;

  private static final int LONGER = 4;

  private enum State {
    COLD,
    TRIAL,
    TRUSTED,
    DOUBTED
  }

  private final Kernel scalar;
  private final Warming warming;
  private State state = State.COLD;
  private boolean doubtedBefore;
  private int runs;
  private int checks;
  private int slow;
  private long slowNanos;
  private long pause;
  private long nextPause = PAUSE;
  private long scalarBest = Long.MAX_VALUE;
  private long vectorBest = Long.MAX_VALUE;
  private long vectorLast;

  /**
   * Before the first run.
   *
   * @param scalar the twin
   * @param warming of the vector kernel
   */
  TwinRuns(Kernel scalar, Warming warming) {
    this.scalar = scalar;
    this.warming = warming;
  }

  Kernel scalar() {
    return scalar;
  }

  /** Whether the next run is the vector kernel's and nobody wants to know how long it takes. */
  boolean trusted() {
    return state == State.TRUSTED && (++runs & PERIOD - 1) != 0;
  }

  /** Whether the next run, which is timed, is to be the vector kernel's. */
  boolean vector() {
    if (state == State.COLD && pause <= 0 && (doubtedBefore ? warming.warm() : runs > 0)) {
      state = State.TRIAL;
      slow = 0;
      slowNanos = 0;
    }
    return state == State.TRIAL || state == State.TRUSTED;
  }

  /** How long it took. */
  void took(long nanos) {
    switch (state) {
      case COLD -> cold(nanos);
      case TRIAL -> trial(nanos);
      case TRUSTED -> check(nanos);
      case DOUBTED -> {
        scalarBest = nanos;
        checks = 0;
        if (nanos < vectorLast) {
          fail();
        } else {
          vectorBest = vectorLast; // It is the machine that has become slower.
          state = State.TRUSTED;
        }
      }
    }
  }

  private void cold(long nanos) {
    scalarBest = Math.min(scalarBest, nanos);
    pause -= nanos;
    runs++;
  }

  private void trial(long nanos) {
    if (!doubtedBefore || scalarBest == Long.MAX_VALUE || nanos / SLACK <= scalarBest) {
      vectorBest = nanos;
      slow = 0;
      state = State.TRUSTED;
      return;
    }
    slowNanos += nanos;
    if (++slow >= TRIES && slowNanos >= TRIAL) {
      fail();
    }
  }

  private void check(long nanos) {
    vectorBest = Math.min(vectorBest, nanos);
    vectorLast = nanos;
    boolean slowed = nanos / FAR > vectorBest;
    boolean behind = ++checks > EARLY_CHECKS && nanos / SLACK > scalarBest;
    slow = slowed || behind ? slow + 1 : 0;
    if (slow == FAR_CHECKS) {
      slow = 0;
      state = State.DOUBTED;
    }
  }

  private void fail() {
    state = State.COLD;
    vectorBest = Long.MAX_VALUE;
    pause = nextPause;
    nextPause = Math.min(nextPause * LONGER, Long.MAX_VALUE / LONGER);
    doubtedBefore = true;
    warming.again();
  }
}
