// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/** y = sqrt x; dx = dy / (2 y). */
public record Sqrt() implements Op {
  @Override
  public String id() {
    return "neurozoo:sqrt";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return Expect.unary(inputs);
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(0, () -> p.gradient().dividedBy(p.output().times(2)));
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(inputs.getFirst().map(Math::sqrt));
  }
}
