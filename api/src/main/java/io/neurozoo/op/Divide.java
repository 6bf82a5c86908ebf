// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/** z = x / y, broadcast. dx = dz / y, dy = -z dz / y. */
public record Divide() implements Op {
  @Override
  public String id() {
    return "neurozoo:divide";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return Expect.binary(inputs);
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(0, () -> p.gradient().dividedBy(p.input(1)).sumTo(p.input(0).shape()));
    p.contribute(
        1,
        () ->
            p.gradient()
                .times(p.output())
                .dividedBy(p.input(1))
                .negated()
                .sumTo(p.input(1).shape()));
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(NdArray.zip(inputs.get(0), inputs.get(1), (x, y) -> x / y));
  }
}
