// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.backend.Backend;
import io.neurozoo.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies of the parameters and state of the best epoch so far. */
final class BestWeights implements AutoCloseable {
  private final Map<String, Tensor> live;
  private final Map<String, Tensor> copies = new LinkedHashMap<>();

  /**
   * Allocates the copies.
   *
   * @param live parameters and state by the names of their inputs
   */
  BestWeights(Backend backend, Map<String, Tensor> live) {
    this.live = Map.copyOf(live);
    live.forEach((name, tensor) -> copies.put(copy(name), backend.allocate(tensor.type())));
  }

  private static String copy(String name) {
    return "best:" + name;
  }

  /** The copies by their names in a checkpoint. */
  Map<String, Tensor> copies() {
    return copies;
  }

  /** Copies the weights as they are now. */
  void remember() {
    live.forEach((name, tensor) -> copies.get(copy(name)).copyFrom(tensor));
  }

  /** Makes the weights what they were when they were copied last. */
  void restore() {
    live.forEach((name, tensor) -> tensor.copyFrom(copies.get(copy(name))));
  }

  @Override
  public void close() {
    copies.values().forEach(Tensor::close);
  }
}
