// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * y = x^2 with the residual 2x, from which the gradient is made: the op of the contract's own
 * tests.
 */
record Square() implements Op {
  @Override
  public String id() {
    return "test:square";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return List.of(inputs.getFirst(), inputs.getFirst());
  }

  @Override
  public int results() {
    return 1;
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(0, () -> p.gradient().times(p.output(1)));
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    NdArray x = inputs.getFirst();
    return List.of(x.map(v -> v * v), x.map(v -> 2 * v));
  }
}
