// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/** 1 where two int32 values are equal, else 0; both of one shape. Passes no gradient. */
public record Equal() implements Op {
  @Override
  public String id() {
    return "neurozoo:equal";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 2);
    Expect.same(Expect.i32(inputs, 0), "the first operand", Expect.i32(inputs, 1), "the second");
    return List.of(TensorType.f32(inputs.getFirst().shape()));
  }

  @Override
  public void vjp(Pullback p) {
    // Not differentiable: no gradient passes.
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(NdArray.zip(inputs.get(0), inputs.get(1), (x, y) -> x == y ? 1 : 0));
  }
}
