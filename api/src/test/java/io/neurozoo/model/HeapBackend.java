// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.Executable;
import io.neurozoo.graph.Graph;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs graphs by the ops' definitions in heap memory, and is strict: closing what is in use, or
 * leaving something open, is an error.
 */
final class HeapBackend implements Backend {
  final AtomicLong used = new AtomicLong();
  final AtomicInteger openExecutables = new AtomicInteger();
  final AtomicInteger openSessions = new AtomicInteger();
  final AtomicInteger compilations = new AtomicInteger();

  /** Called in every run, between its inputs and its outputs. */
  volatile Runnable duringRun = () -> {};

  /** Called before every allocation. */
  volatile Runnable beforeAllocation = () -> {};

  /** Allocations that still succeed. */
  volatile int allocationsLeft = Integer.MAX_VALUE;

  volatile boolean closed;

  @Override
  public String description() {
    return "heap";
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public Tensor allocate(TensorType type) {
    beforeAllocation.run();
    if (allocationsLeft-- <= 0) {
      throw new IllegalStateException("no memory left");
    }
    Tensor memory = Tensor.onHeap(type);
    used.addAndGet(type.bytes());
    return Tensor.wrap(type, memory.segment(), () -> used.addAndGet(-type.bytes()));
  }

  @Override
  public Executable compile(Graph graph) {
    compilations.incrementAndGet();
    openExecutables.incrementAndGet();
    return new HeapExecutable(this, graph);
  }

  @Override
  public long usedBytes() {
    return used.get();
  }

  @Override
  public void close() {
    if (used.get() != 0 || openExecutables.get() != 0) {
      throw new IllegalStateException(
          "closed with " + used + " bytes and " + openExecutables + " executables in use");
    }
    closed = true;
  }
}
