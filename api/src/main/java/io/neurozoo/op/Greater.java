// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/** 1 where x &gt; y, else 0, broadcast; 0 where either is NaN. Passes no gradient. */
public record Greater() implements Op {
  @Override
  public String id() {
    return "neurozoo:greater";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return Expect.binary(inputs);
  }

  @Override
  public void vjp(Pullback p) {
    // Not differentiable: no gradient passes.
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(NdArray.zip(inputs.get(0), inputs.get(1), (x, y) -> x > y ? 1 : 0));
  }
}
