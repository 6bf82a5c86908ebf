// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/** y = 1 / (1 + e^-x); dx = y (1 - y) dy. */
public record Sigmoid() implements Op {
  @Override
  public String id() {
    return "neurozoo:sigmoid";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return Expect.unary(inputs);
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(0, () -> p.gradient().times(p.output().times(p.output().oneMinus())));
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(inputs.getFirst().map(x -> 1 / (1 + StrictMath.exp(-x))));
  }
}
