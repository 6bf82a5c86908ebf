// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.backend.Executable;
import io.neurozoo.backend.MemoryPlan;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.Graph;
import io.neurozoo.tensor.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A graph on a {@link HeapBackend}. */
final class HeapExecutable implements Executable {
  final HeapBackend backend;
  final AtomicInteger sessions = new AtomicInteger();
  private final Graph graph;
  private boolean closed;

  HeapExecutable(HeapBackend backend, Graph graph) {
    this.backend = backend;
    this.graph = graph;
  }

  @Override
  public Graph graph() {
    return graph;
  }

  @Override
  public MemoryPlan memory(Set<String> bound) {
    return new MemoryPlan(0, 0, Map.of(), 0, 0, 1, 0);
  }

  @Override
  public String describe() {
    return graph.toString();
  }

  @Override
  public Session open(Map<String, Tensor> bound) {
    if (closed) {
      throw new IllegalStateException("the executable is closed");
    }
    HeapSession session = new HeapSession(this, bound);
    sessions.incrementAndGet();
    backend.openSessions.incrementAndGet();
    return session;
  }

  @Override
  public void close() {
    if (sessions.get() != 0) {
      throw new IllegalStateException("closed with " + sessions + " sessions open");
    }
    if (!closed) {
      closed = true;
      backend.openExecutables.decrementAndGet();
    }
  }
}
