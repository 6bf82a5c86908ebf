// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.warm;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Calls a vector kernel on memory of its own until it is compiled.
 *
 * <p>Vector code that is interpreted, compiled for profiling or stuck with vectors on the heap is
 * ten to a hundred times slower than it should be. So a kernel is taken to be compiled when its
 * calls take no longer than its cost leads one to expect, within a factor of five, and it keeps up
 * with its scalar twin, called in turn with it. Where the estimate is too low, keeping up is enough
 * after more calls than any compiler waits for.
 */
public final class WarmUp implements Warming {
  /** Nanoseconds that a call may take besides its operations. */
  private static final long OVERHEAD = 1_000;

  /** Operations a nanosecond: a fifth of what costs are made for, see {@link Kernel#cost}. */
  private static final long OPERATIONS = 2;

  /** Calls after which code is compiled, if ever. */
  private static final int MANY_CALLS = 20_000;

  /**
   * Vector code may take this many times as long as scalar code, for the sake of kernels that are
   * all overhead.
   */
  static final int SLACK = 2;

  /** Calls in succession that must keep up. */
  private static final int GOOD_CALLS = 8;

  private final Warmer warmer;
  private final Kernel vector;
  private final Kernel scalar;
  private final Supplier<KernelArguments> memory;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private KernelArguments arguments;
  private int good;
  private int calls;
  private volatile boolean warm;

  /**
   * A warm-up that has not begun.
   *
   * @param memory makes operands, results and scratch for both kernels
   */
  WarmUp(Warmer warmer, Kernel vector, Kernel scalar, Supplier<KernelArguments> memory) {
    this.warmer = warmer;
    this.vector = vector;
    this.scalar = scalar;
    this.memory = memory;
  }

  /** What a run of a kernel in one thread takes at most where the compiler is done with it. */
  public static long expectedNanos(Kernel kernel) {
    return OVERHEAD + kernel.cost() / OPERATIONS;
  }

  @Override
  public boolean warm() {
    return warm;
  }

  /**
   * Asks for it to be done in the background. Cheap, and allocates nothing, where it was asked for
   * before.
   */
  public void begin() {
    if (!warm && !wanted.getAndSet(true)) {
      warmer.add(this);
    }
  }

  @Override
  public void again() {
    synchronized (this) {
      good = 0;
      calls = 0;
      warm = false;
    }
    begin();
  }

  /** The background has given up or is done; {@link #begin} starts anew. */
  void ended() {
    wanted.set(false);
  }

  /** Goes on for some nanoseconds, at least for one call; returns {@link #warm}. */
  synchronized boolean advance(long nanos) {
    if (warm) {
      return true;
    }
    if (arguments == null) {
      arguments = memory.get();
    }
    long expected = expectedNanos(vector);
    long begin = System.nanoTime();
    long now = begin;
    while (good < GOOD_CALLS && now - begin < nanos) {
      vector.run(arguments, 0, vector.units());
      calls++;
      long end = System.nanoTime();
      long took = end - now;
      now = end;
      if (took <= expected || calls >= MANY_CALLS) {
        scalar.run(arguments, 0, scalar.units());
        end = System.nanoTime();
        good = took <= SLACK * (end - now) ? good + 1 : 0;
        now = end;
      } else {
        good = 0;
      }
    }
    warm = good >= GOOD_CALLS;
    if (warm) {
      arguments = null;
    }
    return warm;
  }
}
