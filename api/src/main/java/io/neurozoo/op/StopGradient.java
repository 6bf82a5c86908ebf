// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/** y = x, and no gradient passes. */
public record StopGradient() implements Op {
  @Override
  public String id() {
    return "neurozoo:stopGradient";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 1);
    return inputs;
  }

  @Override
  public void vjp(Pullback p) {
    // Not differentiable: no gradient passes.
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return inputs;
  }
}
