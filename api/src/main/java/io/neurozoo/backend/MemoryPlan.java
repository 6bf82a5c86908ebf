// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.backend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The off-heap bytes that a session takes, known before it is opened. What the allocator reports
 * once it is open is {@link #total}.
 *
 * @param arena intermediate values, gradients among them, sharing memory where their lives allow it
 * @param live the part of the arena that is in use at the busiest step; no layout needs less
 * @param inputs by name, the inputs that are not bound to tensors: batches stand here before a run
 * @param constants scalars of the graph
 * @param scratch packed operands and the like, for each thread
 * @param threads how many have a scratch of their own
 * @param alignment lost to letting everything begin at a cache line
 */
public record MemoryPlan(
    long arena,
    long live,
    Map<String, Long> inputs,
    long constants,
    long scratch,
    int threads,
    long alignment) {

  /** Keeps the order of the inputs. */
  public MemoryPlan {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }

  /** All bytes together. */
  public long total() {
    return arena + inputBytes() + constants + scratch * threads + alignment;
  }

  /** Bytes of the inputs that are not bound. */
  public long inputBytes() {
    return inputs.values().stream().mapToLong(Long::longValue).sum();
  }

  /** In one line, for people. */
  public String describe() {
    return "memory "
        + total()
        + " bytes: arena "
        + arena
        + " (at most "
        + live
        + " in use at a time), inputs "
        + inputBytes()
        + ", constants "
        + constants
        + ", scratch "
        + scratch
        + " for each of "
        + threads
        + (threads == 1 ? " thread" : " threads")
        + ", alignment "
        + alignment;
  }
}
