// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Kernel;
import io.neurozoo.cpu.warm.Twin;

/**
 * Decides, run after run, whether a step runs its vector kernel or the scalar twin, which gives the same bits.
 *
 * <p>The twin runs until the vector kernel was warmed up, or once where it is not large; then the vector kernel is on trial;
 * then it is trusted, but timed now and then. Where it has become far slower than it was, the twin is timed once too: if that is faster, the compiler has
 * left the vector kernel in a slow state, and it is warmed up again while the twin runs.
 */
final class TwinRuns {
  /** A trusted kernel is timed at every such run: often enough to notice, too rarely to cost anything. */
  static final int PERIOD = 64;

  /** How many times slower than its best a trusted kernel must be, in as many checks, to be doubted. */
  private static final int FAR = 5;

  private static final int FAR_CHECKS = 3;

  /** How many times slower than the twin a kernel on trial may be, for the sake of kernels that are all overhead. */
  private static final int SLACK = 2;

  /** Nanoseconds of slow runs that a trial allows: full-size data may lead to code that the warm-up did not reach. */
  private static final long TRIAL = 50_000_000;

  private static final int TRIES = 3;

  /** Nanoseconds of the twin before the second trial; each later one waits {@link #LONGER} times longer. */
  private static final long PAUSE = 100_000_000;

  private static final int LONGER = 4;

  private enum State {
    COLD,
    TRIAL,
    TRUSTED,
    DOUBTED
  }

  private final Twin twin;
  private State state = State.COLD;
  private int runs;
  private int slow;
  private long slowNanos;
  private long pause;
  private long nextPause = PAUSE;
  private long scalarBest = Long.MAX_VALUE;
  private long vectorBest = Long.MAX_VALUE;
  private long vectorLast;

  TwinRuns(Twin twin) {
    this.twin = twin;
  }

  Kernel scalar() {
    return twin.scalar();
  }

  /** Whether the next run is the vector kernel's and nobody wants to know how long it takes. */
  boolean trusted() {
    return state == State.TRUSTED && (++runs & PERIOD - 1) != 0;
  }

  /** Whether the next run, which is timed, is to be the vector kernel's. */
  boolean vector() {
    if (state == State.COLD && pause <= 0 && (twin.once() ? runs > 0 : twin.warmUp().warm())) {
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
    if (++runs == 2 && !twin.once()) { // many sessions run only once
      twin.warmUp().begin();
    }
  }

  private void trial(long nanos) {
    if (twin.once() || scalarBest == Long.MAX_VALUE || nanos / SLACK <= scalarBest) {
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
    slow = nanos / FAR > vectorBest ? slow + 1 : 0;
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
    if (!twin.once()) {
      twin.warmUp().again();
    }
  }
}
