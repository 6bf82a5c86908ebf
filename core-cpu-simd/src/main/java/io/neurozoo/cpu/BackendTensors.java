// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.cpu.memory.Block;
import io.neurozoo.cpu.memory.OffHeap;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The tensors that a backend gave out and that are not closed yet, found by address, so that views
 * find their owner.
 */
final class BackendTensors {
  private final OffHeap memory;
  private final ConcurrentSkipListMap<Long, Owner> byAddress = new ConcurrentSkipListMap<>();

  BackendTensors(OffHeap memory) {
    this.memory = memory;
  }

  /** A zeroed tensor; {@code onClose} runs when its memory was given back. */
  Tensor allocate(TensorType type, Runnable onClose) {
    var owner = new Owner(memory.allocate(type.bytes(), "a tensor " + type), type);
    byAddress.put(owner.start(), owner);
    return Tensor.wrap(
        type,
        owner.block.segment(),
        () -> {
          owner.close();
          onClose.run();
        });
  }

  int count() {
    return byAddress.size();
  }

  /**
   * Keeps the tensor that holds this memory open until it is released.
   *
   * @param input what it is bound to, for the message
   * @throws IllegalArgumentException where no open tensor of the backend holds it
   */
  UseCount hold(String input, MemorySegment segment) {
    Map.Entry<Long, Owner> entry =
        segment.isNative() ? byAddress.floorEntry(segment.address()) : null;
    if (entry == null || segment.address() + segment.byteSize() > entry.getValue().end()) {
      throw new IllegalArgumentException(
          "the tensor bound to '"
              + input
              + "' is not in this backend's memory; allocate it with backend.allocate(type)");
    }
    UseCount uses = entry.getValue().uses;
    uses.acquire();
    return uses;
  }

  /** The memory of one tensor and how many sessions use it. */
  private final class Owner {
    private final Block block;
    private final TensorType type;
    private final UseCount uses;

    Owner(Block block, TensorType type) {
      this.block = block;
      this.type = type;
      this.uses =
          new UseCount("the tensor " + type + " was closed; keep it open while it is in use");
    }

    long start() {
      return block.segment().address();
    }

    long end() {
      return start() + type.bytes();
    }

    void close() {
      if (uses.close(
          n -> "the tensor " + type + " is bound to " + n + " open sessions; close them first")) {
        byAddress.remove(start());
        block.close();
      }
    }
  }
}
