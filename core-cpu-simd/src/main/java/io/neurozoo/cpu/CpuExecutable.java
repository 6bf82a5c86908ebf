// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.cpu.memory.OffHeap;
import io.neurozoo.cpu.plan.Plan;
import io.neurozoo.cpu.plan.Storage;
import io.neurozoo.graph.Graph;
import io.neurozoo.tensor.Tensor;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A plan and the sessions open on it. */
final class CpuExecutable implements Executable {
  private final CpuBackend backend;
  private final Plan plan;
  private final AtomicInteger sessions = new AtomicInteger();
  private boolean closed;

  CpuExecutable(CpuBackend backend, Plan plan) {
    this.backend = backend;
    this.plan = plan;
  }

  @Override
  public Graph graph() {
    return plan.graph();
  }

  @Override
  public long peakBytes() {
    long inputs = plan.inputs().values().stream().mapToLong(s -> OffHeap.align(s.bytes())).sum();
    return plan.arenaBytes() + inputs + constantBytes() + scratchBytes();
  }

  long constantBytes() {
    return (long) plan.constants().size() * OffHeap.ALIGNMENT;
  }

  long scratchBytes() {
    return OffHeap.align(plan.scratchBytes()) * backend.threads();
  }

  @Override
  public String describe() {
    return plan.describe();
  }

  @Override
  public Session open(Map<String, Tensor> bound) {
    if (closed) {
      throw new IllegalStateException("this executable was closed; compile the graph again");
    }
    bound.forEach(this::checkBound);
    var session = new CpuSession(backend, this, plan, bound);
    sessions.incrementAndGet();
    return session;
  }

  private void checkBound(String name, Tensor tensor) {
    Storage input = plan.inputs().get(name);
    if (input == null) {
      throw new IllegalArgumentException(
          "there is no input '" + name + "' to bind; the graph has " + plan.inputs().keySet());
    }
    var type = plan.graph().input(name).type();
    if (!tensor.type().equals(type)) {
      throw new IllegalArgumentException("the input '" + name + "' is " + type + ", the tensor bound to it " + tensor.type());
    }
    if (!tensor.segment().isNative()) {
      throw new IllegalArgumentException(
          "the tensor bound to '" + name + "' is on the Java heap; allocate it with backend.allocate(type)");
    }
  }

  void sessionClosed() {
    sessions.decrementAndGet();
  }

  @Override
  public void close() {
    if (sessions.get() != 0) {
      throw new IllegalStateException(sessions.get() + " sessions of this executable are open; close them first");
    }
    if (!closed) {
      closed = true;
      backend.executableClosed();
    }
  }
}
