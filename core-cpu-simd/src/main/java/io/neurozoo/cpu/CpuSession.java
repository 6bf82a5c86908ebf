// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Session;
import io.neurozoo.cpu.plan.Place;
import io.neurozoo.cpu.plan.Plan;
import io.neurozoo.cpu.plan.Step;
import io.neurozoo.cpu.thread.WorkerPool;
import io.neurozoo.cpu.warm.Twin;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A plan with memory. Everything a run needs is resolved when the session opens, so that a run only
 * calls kernels.
 */
final class CpuSession implements Session {
  private static final byte POISON = (byte) 0xff; // as floats: NaN

  private enum State {
    IDLE,
    RUNNING,
    CLOSED
  }

  private final EarlyRuns earlyRuns;
  private final SessionMemory memory;
  private final WorkerPool pool;
  private final Runnable onClose;
  private final Map<String, Tensor> inputs = new LinkedHashMap<>();
  private final Map<String, Tensor> outputs = new LinkedHashMap<>();
  private final BoundStep[] steps;
  private final MemorySegment[][] dead;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

  /**
   * Resolves a plan.
   *
   * @param twins for each step what it runs until its kernel is warm; null for nothing else
   * @param earlyRuns of all sessions of the plan
   * @param memory given back when the session is closed
   * @param poison whether to overwrite memory that is not in use
   * @param onClose runs when the memory was given back
   */
  CpuSession(
      Plan plan,
      List<Twin> twins,
      EarlyRuns earlyRuns,
      SessionMemory memory,
      WorkerPool pool,
      boolean poison,
      Runnable onClose) {
    this.earlyRuns = earlyRuns;
    this.memory = memory;
    this.pool = pool;
    this.onClose = onClose;
    plan.inputs()
        .forEach(
            (name, storage) -> {
              TensorType type = plan.graph().input(name).type();
              inputs.put(name, Tensor.wrap(type, memory.at(storage.whole()), () -> {}));
            });
    plan.outputs()
        .forEach(
            (name, place) -> {
              TensorType type = plan.graph().output(name).type();
              outputs.put(name, Tensor.wrap(type, memory.at(place), () -> {}));
            });
    this.steps = new BoundStep[twins.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = bind(plan.steps().get(i), twins.get(i), memory);
    }
    this.dead =
        poison
            ? plan.dead().stream()
                .map(l -> l.stream().map(s -> memory.at(s.whole())).toArray(MemorySegment[]::new))
                .toArray(MemorySegment[][]::new)
            : null;
  }

  private static BoundStep bind(Step step, Twin twin, SessionMemory memory) {
    return new BoundStep(
        step.kernel(),
        twin == null ? null : new TwinRuns(twin.scalar(), twin.warmUp()),
        segments(step.inputs(), memory),
        segments(step.outputs(), memory),
        memory.scratches());
  }

  private static MemorySegment[] segments(List<Place> places, SessionMemory memory) {
    return places.stream().map(memory::at).toArray(MemorySegment[]::new);
  }

  @Override
  public Tensor input(String name) {
    return named(inputs, "input", name);
  }

  @Override
  public Tensor output(String name) {
    return named(outputs, "output", name);
  }

  private Tensor named(Map<String, Tensor> tensors, String what, String name) {
    requireOpen(state.get());
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "there is no " + what + " '" + name + "'; the graph has " + tensors.keySet());
    }
    return tensor;
  }

  @Override
  public void run() {
    State before = state.compareAndExchange(State.IDLE, State.RUNNING);
    requireOpen(before);
    if (before == State.RUNNING) {
      throw new IllegalStateException(
          "this session runs in another thread already; open one session for each thread");
    }
    try {
      if (dead == null) {
        runSteps();
      } else {
        runPoisoned();
      }
    } finally {
      state.set(State.IDLE);
    }
  }

  private void runSteps() {
    if (earlyRuns.over()) {
      for (BoundStep step : steps) {
        step.run(pool);
      }
    } else {
      boolean compiled = true;
      for (BoundStep step : steps) {
        compiled &= step.runAlone();
      }
      earlyRuns.ran(compiled, System.nanoTime());
    }
  }

  private void runPoisoned() {
    memory.arena().fill(POISON);
    for (int i = 0; i < steps.length; i++) {
      steps[i].run(pool);
      for (MemorySegment segment : dead[i]) {
        segment.fill(POISON);
      }
    }
  }

  private static void requireOpen(State state) {
    if (state == State.CLOSED) {
      throw new IllegalStateException("this session was closed; open another one");
    }
  }

  @Override
  public void close() {
    State before = state.compareAndExchange(State.IDLE, State.CLOSED);
    if (before == State.RUNNING) {
      throw new IllegalStateException("the session is running; close it when the run is over");
    }
    if (before == State.IDLE) {
      inputs.values().forEach(Tensor::close);
      outputs.values().forEach(Tensor::close);
      memory.close();
      onClose.run();
    }
  }
}
