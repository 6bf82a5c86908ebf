// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Session;
import io.neurozoo.cpu.memory.Block;
import io.neurozoo.cpu.memory.OffHeap;
import io.neurozoo.cpu.plan.Place;
import io.neurozoo.cpu.plan.Plan;
import io.neurozoo.cpu.plan.Step;
import io.neurozoo.cpu.plan.Storage;
import io.neurozoo.cpu.thread.WorkerPool;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One block of memory in which a plan runs: arena, own inputs, constants, scratch. Everything a run needs is resolved when
 * the session opens, so that a run only calls kernels.
 */
final class CpuSession implements Session {
  private static final byte POISON = (byte) 0xff; // as floats: NaN

  private final CpuExecutable executable;
  private final WorkerPool pool;
  private final Block block;
  private final List<CpuBackend.TensorMemory> held = new ArrayList<>();
  private final Map<Storage, MemorySegment> memory = new IdentityHashMap<>();
  private final Map<String, Tensor> inputs = new LinkedHashMap<>();
  private final Map<String, Tensor> outputs = new LinkedHashMap<>();
  private final BoundStep[] steps;
  private final MemorySegment[][] poisoned;
  private final AtomicBoolean running = new AtomicBoolean();
  private boolean closed;

  CpuSession(CpuBackend backend, CpuExecutable executable, Plan plan, Map<String, Tensor> bound) {
    this.executable = executable;
    this.pool = backend.pool();
    long ownInputs =
        plan.inputs().values().stream()
            .filter(s -> !bound.containsKey(s.input()))
            .mapToLong(s -> OffHeap.align(s.bytes()))
            .sum();
    long scratch = OffHeap.align(plan.scratchBytes());
    long total = plan.arenaBytes() + ownInputs + executable.constantBytes() + scratch * backend.threads();
    this.block = backend.memory().allocate(total, "a session");
    bound.values().stream().map(backend::owner).filter(o -> o != null).forEach(held::add);
    held.forEach(CpuBackend.TensorMemory::acquire);

    long offset = plan.arenaBytes();
    for (Storage input : plan.inputs().values()) {
      Tensor given = bound.get(input.input());
      TensorType type = plan.graph().input(input.input()).type();
      MemorySegment segment = given != null ? given.segment() : block.segment().asSlice(offset, input.bytes());
      offset += given != null ? 0 : OffHeap.align(input.bytes());
      memory.put(input, segment);
      inputs.put(input.input(), Tensor.wrap(type, segment, () -> {}));
    }
    for (Storage constant : plan.constants()) {
      MemorySegment segment = block.segment().asSlice(offset, constant.bytes());
      segment.set(DType.FLOAT, 0, constant.constant());
      memory.put(constant, segment);
      offset += OffHeap.ALIGNMENT;
    }
    MemorySegment[] scratches = new MemorySegment[backend.threads()];
    for (int i = 0; i < scratches.length; i++) {
      scratches[i] = block.segment().asSlice(offset + i * scratch, scratch);
    }
    this.steps = plan.steps().stream().map(s -> bind(s, scratches)).toArray(BoundStep[]::new);
    plan.outputs().forEach(
        (name, place) -> {
          TensorType type = plan.graph().output(name).type();
          outputs.put(name, Tensor.wrap(type, resolve(place), () -> {}));
        });
    this.poisoned = backend.poison() ? poisonAfterSteps(plan) : null;
  }

  private MemorySegment[][] poisonAfterSteps(Plan plan) {
    block.segment().asSlice(0, plan.arenaBytes()).fill(POISON);
    return plan.dead().stream()
        .map(l -> l.stream().map(s -> block.segment().asSlice(s.offset(), s.bytes())).toArray(MemorySegment[]::new))
        .toArray(MemorySegment[][]::new);
  }

  private BoundStep bind(Step step, MemorySegment[] scratches) {
    MemorySegment[] in = step.inputs().stream().map(this::resolve).toArray(MemorySegment[]::new);
    MemorySegment[] out = step.outputs().stream().map(p -> p == null ? null : resolve(p)).toArray(MemorySegment[]::new);
    return new BoundStep(step.kernel(), in, out, scratches);
  }

  private MemorySegment resolve(Place place) {
    Storage storage = place.storage();
    MemorySegment segment =
        storage.kind() == Storage.Kind.ARENA
            ? block.segment().asSlice(storage.offset(), storage.bytes())
            : memory.get(storage);
    return segment.asSlice(place.offset(), place.bytes());
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
    checkOpen();
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("there is no " + what + " '" + name + "'; the graph has " + tensors.keySet());
    }
    return tensor;
  }

  @Override
  public void run() {
    checkOpen();
    if (!running.compareAndSet(false, true)) {
      throw new IllegalStateException("this session runs in another thread already; open one session for each thread");
    }
    try {
      for (int i = 0; i < steps.length; i++) {
        steps[i].run(pool);
        if (poisoned != null) {
          poison(i);
        }
      }
    } finally {
      running.set(false);
    }
  }

  private void poison(int step) {
    for (MemorySegment dead : poisoned[step]) {
      dead.fill(POISON);
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this session was closed; open another one");
    }
  }

  @Override
  public void close() {
    if (running.get()) {
      throw new IllegalStateException("the session is running; close it when the run is over");
    }
    if (!closed) {
      closed = true;
      inputs.values().forEach(Tensor::close);
      outputs.values().forEach(Tensor::close);
      held.forEach(CpuBackend.TensorMemory::release);
      block.close();
      executable.sessionClosed();
    }
  }
}
