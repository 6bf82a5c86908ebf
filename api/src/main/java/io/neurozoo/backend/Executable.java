// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.backend;

import io.neurozoo.graph.Graph;
import io.neurozoo.tensor.Tensor;
import java.util.Map;
import java.util.Set;

/** A planned graph: steps in order, a place in memory for each value. Immutable and thread-safe. */
public interface Executable extends AutoCloseable {

  /** What was planned. */
  Graph graph();

  /**
   * What memory a session takes, known before the first run.
   *
   * @param bound names of the inputs that will be bound to tensors
   */
  MemoryPlan memory(Set<String> bound);

  /** Bytes a session takes where no input is bound to a tensor. */
  default long peakBytes() {
    return memory(Set.of()).total();
  }

  /** The plan, one line a step: what {@code --dump plan} prints. */
  String describe();

  /**
   * Waits until sessions run at full speed: for applications whose first answers must be as quick
   * as later ones. Without it a backend may take its time in the background, while sessions run
   * slower, to the same bits.
   *
   * <p>Takes the memory of one session, and a few seconds at most.
   */
  default void warmUp() {}

  /**
   * Opens a session.
   *
   * @param bound inputs that live in tensors of this backend given here, such as shared weights;
   *     donated inputs among them are overwritten by every run. All other inputs get memory of the
   *     session's own.
   * @throws IllegalArgumentException where a bound tensor has another type than the input or is not
   *     in this backend's memory, or where a donated input shares its memory with another input
   */
  Session open(Map<String, Tensor> bound);

  /** Closing while a session is open is an {@link IllegalStateException}. */
  @Override
  void close();
}
