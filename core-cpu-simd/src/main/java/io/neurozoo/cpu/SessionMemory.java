// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.MemoryPlan;
import io.neurozoo.cpu.memory.Block;
import io.neurozoo.cpu.memory.OffHeap;
import io.neurozoo.cpu.plan.Place;
import io.neurozoo.cpu.plan.Plan;
import io.neurozoo.cpu.plan.Storage;
import io.neurozoo.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The memory of a session in one block: arena, inputs that are not bound, constants, scratch for
 * each thread.
 */
final class SessionMemory implements AutoCloseable {
  private final Block block;
  private final MemorySegment arena;
  private final Map<Storage, MemorySegment> others = new IdentityHashMap<>();
  private final MemorySegment[] scratches;
  private long used;

  /**
   * Takes the memory and writes the constants.
   *
   * @param bound the memory of the inputs that have their own
   */
  SessionMemory(OffHeap memory, Plan plan, Map<String, MemorySegment> bound, int threads) {
    long bytes = plan(plan, bound.keySet(), threads).total() - OffHeap.ALIGNMENT;
    this.block = memory.allocate(bytes, "a session");
    this.arena = next(plan.arenaBytes());
    plan.inputs()
        .forEach(
            (name, storage) -> {
              MemorySegment given = bound.get(name);
              others.put(storage, given != null ? given : next(storage.bytes()));
            });
    for (Storage constant : plan.constants()) {
      MemorySegment segment = next(constant.bytes());
      segment.set(DType.FLOAT, 0, constant.constant());
      others.put(constant, segment);
    }
    this.scratches = new MemorySegment[threads];
    for (int i = 0; i < threads; i++) {
      scratches[i] = next(plan.scratchBytes());
    }
  }

  /** What a session takes in which these inputs are bound to tensors. */
  static MemoryPlan plan(Plan plan, Set<String> bound, int threads) {
    Map<String, Long> inputs = new LinkedHashMap<>();
    plan.inputs()
        .forEach(
            (name, storage) -> {
              if (!bound.contains(name)) {
                inputs.put(name, storage.bytes());
              }
            });
    long constants = (long) plan.constants().size() * Float.BYTES;
    long rounding = OffHeap.align(plan.arenaBytes()) - plan.arenaBytes();
    rounding += inputs.values().stream().mapToLong(bytes -> OffHeap.align(bytes) - bytes).sum();
    rounding += (long) plan.constants().size() * OffHeap.ALIGNMENT - constants;
    rounding += (OffHeap.align(plan.scratchBytes()) - plan.scratchBytes()) * threads;
    return new MemoryPlan(
        plan.arenaBytes(),
        plan.liveBytes(),
        inputs,
        constants,
        plan.scratchBytes(),
        threads,
        rounding + OffHeap.ALIGNMENT);
  }

  private MemorySegment next(long bytes) {
    MemorySegment segment = block.segment().asSlice(used, bytes);
    used += OffHeap.align(bytes);
    return segment;
  }

  MemorySegment arena() {
    return arena;
  }

  MemorySegment[] scratches() {
    return scratches;
  }

  /** The memory of a place; null for none. */
  MemorySegment at(Place place) {
    if (place == null) {
      return null;
    }
    Storage storage = place.storage();
    return storage.kind() == Storage.Kind.ARENA
        ? arena.asSlice(storage.offset() + place.offset(), place.bytes())
        : others.get(storage).asSlice(place.offset(), place.bytes());
  }

  @Override
  public void close() {
    block.close();
  }
}
