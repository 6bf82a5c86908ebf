// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Kernel;
import io.neurozoo.cpu.thread.ParallelTask;
import io.neurozoo.cpu.thread.WorkerPool;
import java.lang.foreign.MemorySegment;

/** A kernel with its memory, ready to be called. */
final class BoundStep implements ParallelTask {
  /** Arithmetic operations below which waking another thread costs more than it saves: about ten microseconds' worth. */
  private static final long WORTH_SHARING = 100_000;

  private final Kernel kernel;
  private final long units;
  private final boolean shared;
  private final BoundArguments[] arguments;

  BoundStep(Kernel kernel, MemorySegment[] inputs, MemorySegment[] outputs, MemorySegment[] scratches) {
    this.kernel = kernel;
    this.units = kernel.units();
    this.shared = units > 1 && kernel.cost() >= WORTH_SHARING;
    this.arguments = new BoundArguments[scratches.length];
    for (int i = 0; i < scratches.length; i++) {
      arguments[i] = new BoundArguments(inputs, outputs, scratches[i]);
    }
  }

  void run(WorkerPool pool) {
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
