// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.Executable;
import io.neurozoo.graph.Graph;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.function.UnaryOperator;

/** A wrong backend: runs another graph than it was given. */
final class SwappingBackend implements Backend {
  private final Backend honest = new ReferenceBackend();
  private final UnaryOperator<Graph> swap;

  SwappingBackend(UnaryOperator<Graph> swap) {
    this.swap = swap;
  }

  @Override
  public String description() {
    return "swapping";
  }

  @Override
  public int threads() {
    return honest.threads();
  }

  @Override
  public Tensor allocate(TensorType type) {
    return honest.allocate(type);
  }

  @Override
  public Executable compile(Graph graph) {
    return honest.compile(swap.apply(graph));
  }

  @Override
  public long usedBytes() {
    return honest.usedBytes();
  }

  @Override
  public void close() {
    honest.close();
  }
}
