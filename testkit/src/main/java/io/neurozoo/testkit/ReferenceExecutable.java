// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Executable;
import io.neurozoo.backend.MemoryPlan;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A graph that is run as it stands. */
final class ReferenceExecutable implements Executable {
  private final ReferenceBackend backend;
  private final Graph graph;
  private final AtomicInteger sessions = new AtomicInteger();
  private boolean closed;

  ReferenceExecutable(ReferenceBackend backend, Graph graph) {
    this.backend = backend;
    this.graph = graph;
  }

  ReferenceBackend backend() {
    return backend;
  }

  @Override
  public Graph graph() {
    return graph;
  }

  @Override
  public MemoryPlan memory(Set<String> bound) {
    Map<String, Long> inputs = new LinkedHashMap<>();
    graph.inputs().forEach(
        (name, value) -> {
          if (!bound.contains(name)) {
            inputs.put(name, value.type().bytes());
          }
        });
    long outputs =
        graph.outputs().entrySet().stream()
            .filter(e -> !graph.donations().containsKey(e.getKey()))
            .mapToLong(e -> e.getValue().type().bytes())
            .sum();
    return new MemoryPlan(outputs, outputs, inputs, 0, 0, 1, 0);
  }

  @Override
  public String describe() {
    return graph.toString();
  }

  @Override
  public synchronized Session open(Map<String, Tensor> bound) {
    if (closed) {
      throw new IllegalStateException("the executable was closed; compile the graph again");
    }
    bound.forEach(
        (name, tensor) -> {
          TensorType wanted = graph.input(name).type();
          if (!tensor.type().equals(wanted)) {
            throw new IllegalArgumentException(
                "the tensor bound to input '"
                    + name
                    + "' is "
                    + tensor.type()
                    + ", it must be "
                    + wanted);
          }
        });
    sessions.incrementAndGet();
    return new ReferenceSession(this, bound);
  }

  void sessionClosed() {
    sessions.decrementAndGet();
  }

  /** A tensor for an input or output of a session. */
  Tensor allocate(Value value) {
    return backend.allocate(value.type());
  }

  @Override
  public synchronized void close() {
    if (sessions.get() > 0) {
      throw new IllegalStateException(
          "the executable was closed while "
              + sessions.get()
              + " of its sessions are open; close them first");
    }
    if (!closed) {
      closed = true;
      backend.closed(0);
    }
  }
}
