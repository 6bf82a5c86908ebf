// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/** A float32 scalar known when the graph is built. */
public record Constant(float value) implements Op {
  @Override
  public String id() {
    return "neurozoo:constant";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 0);
    return List.of(TensorType.f32());
  }

  @Override
  public void vjp(Pullback p) {}

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(NdArray.scalar(value));
  }
}
