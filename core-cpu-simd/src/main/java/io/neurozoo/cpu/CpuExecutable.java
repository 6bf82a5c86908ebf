// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Executable;
import io.neurozoo.backend.MemoryPlan;
import io.neurozoo.backend.Session;
import io.neurozoo.cpu.plan.Plan;
import io.neurozoo.cpu.warm.Twin;
import io.neurozoo.cpu.warm.WarmUp;
import io.neurozoo.graph.Graph;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A plan and the sessions open on it. */
final class CpuExecutable implements Executable {
  private final CpuBackend backend;
  private final Plan plan;
  private final List<Twin> twins;
  private final EarlyRuns earlyRuns = new EarlyRuns();
  private final UseCount sessions =
      new UseCount("this executable was closed; compile the graph again");

  /**
   * A plan to open sessions on.
   *
   * @param twins for each step what it runs until its kernel is warm; null for nothing else
   */
  CpuExecutable(CpuBackend backend, Plan plan, List<Twin> twins) {
    this.backend = backend;
    this.plan = plan;
    this.twins = twins;
  }

  @Override
  public Graph graph() {
    return plan.graph();
  }

  @Override
  public MemoryPlan memory(Set<String> bound) {
    return SessionMemory.plan(plan, bound, backend.threads());
  }

  @Override
  public String describe() {
    return plan.describe();
  }

  @Override
  public Session open(Map<String, Tensor> tensors) {
    tensors.forEach(this::checkType);
    Map<String, MemorySegment> bound = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> bound.put(name, tensor.segment()));
    checkApart(bound);
    List<UseCount> held = new ArrayList<>();
    SessionMemory memory = null;
    try {
      sessions.acquire();
      held.add(sessions);
      bound.forEach((name, segment) -> held.add(backend.tensors().hold(name, segment)));
      memory = new SessionMemory(backend.memory(), plan, bound, backend.threads());
      return new CpuSession(
          plan,
          twins,
          earlyRuns,
          memory,
          backend.pool(),
          backend.poison(),
          () -> held.forEach(UseCount::release));
    } catch (RuntimeException | Error e) {
      if (memory != null) {
        memory.close();
      }
      held.forEach(UseCount::release);
      throw e;
    }
  }

  @Override
  public void warmUp() {
    List<WarmUp> kernels =
        twins.stream().filter(Objects::nonNull).map(Twin::warmUp).distinct().toList();
    if (backend.warmer() != null) {
      backend.warmer().await(kernels);
    }
    try (Session session = open(Map.of())) {
      Settling.run(session);
    }
  }

  private void checkType(String name, Tensor tensor) {
    if (!plan.inputs().containsKey(name)) {
      throw new IllegalArgumentException(
          "there is no input '" + name + "' to bind; the graph has " + plan.inputs().keySet());
    }
    TensorType type = plan.graph().input(name).type();
    if (!tensor.type().equals(type)) {
      throw new IllegalArgumentException(
          "the input '" + name + "' is " + type + ", the tensor bound to it " + tensor.type());
    }
  }

  /**
   * What a run overwrites must be seen through one input only: the plan orders reads and writes by
   * input.
   */
  private void checkApart(Map<String, MemorySegment> bound) {
    for (String donated : plan.graph().donations().values()) {
      for (String other : bound.keySet()) {
        if (bound.containsKey(donated)
            && !other.equals(donated)
            && overlap(bound.get(donated), bound.get(other))) {
          throw new IllegalArgumentException(
              "the inputs '"
                  + donated
                  + "' and '"
                  + other
                  + "' are bound to the same memory, and a run overwrites '"
                  + donated
                  + "'; bind tensors of their own");
        }
      }
    }
  }

  private static boolean overlap(MemorySegment x, MemorySegment y) {
    return x.address() < y.address() + y.byteSize() && y.address() < x.address() + x.byteSize();
  }

  @Override
  public void close() {
    if (sessions.close(n -> n + " sessions of this executable are open; close them first")) {
      backend.executableClosed();
    }
  }
}
