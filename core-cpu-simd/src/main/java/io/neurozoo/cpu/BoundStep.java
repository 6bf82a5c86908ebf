// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Kernel;
import io.neurozoo.cpu.thread.ParallelTask;
import io.neurozoo.cpu.thread.WorkerPool;
import io.neurozoo.cpu.warm.WarmUp;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;

/** A kernel with its memory, ready to be called. */
final class BoundStep implements ParallelTask {
  /**
   * Arithmetic operations, about ten microseconds' worth, from which it pays to wake another
   * thread, as a first guess.
   */
  private static final long WORTH_SHARING = 100_000;

  /**
   * How far a guess may be off: outside of this range around it nothing is measured, but where
   * there is no guess.
   */
  private static final long DOUBT = 16;

  /**
   * Bytes a nanosecond: a third of what one thread gets from main memory, where a step may find
   * more of its time than in arithmetic (an addition of 16 M floats takes 9 ms, its sums 2).
   */
  private static final long BYTES = 9;

  private final BoundArguments[] arguments;
  private final TwinRuns twin;

  private final Kernel kernel;
  private final long units;
  private final long expectedNanos;
  private boolean shared;
  private SharingTrial trial;

  /** A kernel with its memory; {@code twin} is null where there is none. */
  BoundStep(
      Kernel kernel,
      TwinRuns twin,
      MemorySegment[] inputs,
      MemorySegment[] outputs,
      MemorySegment[] scratches) {
    this.twin = twin;
    this.kernel = kernel;
    this.units = kernel.units();
    this.expectedNanos = WarmUp.expectedNanos(kernel) + (bytes(inputs) + bytes(outputs)) / BYTES;
    long cost = kernel.cost();
    this.shared = units > 1 && cost >= WORTH_SHARING;
    boolean doubtful = cost == 0 || cost > WORTH_SHARING / DOUBT && cost < WORTH_SHARING * DOUBT;
    this.trial = units > 1 && scratches.length > 1 && doubtful ? new SharingTrial(shared) : null;
    this.arguments = new BoundArguments[scratches.length];
    for (int i = 0; i < scratches.length; i++) {
      arguments[i] = new BoundArguments(inputs, outputs, scratches[i]);
    }
  }

  /** Of those that are there: a residual that nobody wants has no memory. */
  private static long bytes(MemorySegment[] segments) {
    return Arrays.stream(segments)
        .filter(Objects::nonNull)
        .mapToLong(MemorySegment::byteSize)
        .sum();
  }

  /**
   * Runs in the caller, whatever sharing would gain.
   *
   * @return whether sharing can gain anything yet: false where the run was the twin's, or so slow
   *     that the compiler cannot be done with the kernel
   */
  boolean runAlone() {
    long start = System.nanoTime();
    boolean vector = true;
    if (twin != null && !twin.trusted()) {
      vector = runTimed(null);
    } else {
      kernel.run(arguments[0], 0, units);
    }
    return !shared || vector && System.nanoTime() - start <= expectedNanos;
  }

  void run(WorkerPool pool) {
    if (twin != null && !twin.trusted()) {
      runTimed(pool);
    } else if (trial != null) {
      tryOut(pool);
    } else {
      run(pool, shared);
    }
  }

  /** In the caller alone where the pool is null; returns false where the twin ran. */
  private boolean runTimed(WorkerPool pool) {
    boolean vector = twin.vector();
    long start = System.nanoTime();
    if (vector) {
      run(pool, shared && pool != null);
    } else {
      runTwin();
    }
    twin.took(System.nanoTime() - start);
    return vector;
  }

  /**
   * In the caller alone, since the compiler and the warm-up need a processor too. Units are
   * different ones, so a run must never be part this and part that kernel's.
   */
  private void runTwin() {
    twin.scalar().run(arguments[0], 0, twin.scalar().units());
  }

  private void tryOut(WorkerPool pool) {
    shared = trial.shared();
    if (!trial.measures()) {
      run(pool, shared);
      trial.ran();
      return;
    }
    long start = System.nanoTime();
    run(pool, shared);
    if (trial.took(System.nanoTime() - start)) {
      shared = trial.shared();
      trial = null;
    }
  }

  private void run(WorkerPool pool, boolean shared) {
    if (shared) {
      pool.run(this);
    } else {
      kernel.run(arguments[0], 0, units);
    }
  }

  @Override
  public void run(int worker, int workers) {
    long from = units * worker / workers;
    long to = units * (worker + 1) / workers;
    if (from < to) {
      kernel.run(arguments[worker], from, to);
    }
  }
}
