// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.spi.OpProvider;
import io.neurozoo.spi.OpType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.Collections;
import java.util.List;

/** Ops of a plugin, and one that takes the place of another. */
final class TestOps {
  private TestOps() {}

  /** Lists {@link AnyOp} and {@link Copies}. */
  public static final class Provider implements OpProvider {
    @Override
    public List<OpType> ops() {
      return List.of(new OpType(AnyOp.ID, AnyOp.class), new OpType("test:copies", Copies.class));
    }
  }

  /** Returns its operand some times. */
  record Copies(int count) implements Op {
    @Override
    public String id() {
      return "test:copies";
    }

    @Override
    public int results() {
      return count;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
      return Collections.nCopies(count, inputs.getFirst());
    }

    @Override
    public void vjp(Pullback p) {}

    @Override
    public List<NdArray> evaluate(List<NdArray> inputs) {
      return Collections.nCopies(count, inputs.getFirst());
    }
  }

  /** Calls itself tanh. */
  record Impostor() implements Op {
    @Override
    public String id() {
      return "neurozoo:tanh";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
      return inputs;
    }

    @Override
    public void vjp(Pullback p) {}

    @Override
    public List<NdArray> evaluate(List<NdArray> inputs) {
      return inputs;
    }
  }
}
