// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * y = x where x &gt; 0, else 0; NaN stays NaN. dx = dy where x &gt; 0, else 0. Nair and Hinton
 * 2010.
 */
public record Relu() implements Op {
  @Override
  public String id() {
    return "neurozoo:relu";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return Expect.unary(inputs);
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(0, () -> p.gradient().times(p.output().greaterThan(0)));
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(inputs.getFirst().map(x -> x <= 0 ? 0 : x));
  }
}
