// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * y = 1 - decay^n of an int32 step count, computed in double and rounded once: the bias correction
 * of Adam (Kingma and Ba 2015, section 3). Passes no gradient.
 */
public record BiasCorrection(double decay) implements Op {
  @Override
  public String id() {
    return "neurozoo:biasCorrection";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 1);
    return List.of(TensorType.f32(Expect.i32(inputs, 0).shape()));
  }

  @Override
  public void vjp(Pullback p) {
    // Not differentiable: no gradient passes.
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(
        new NdArray(
            inputs.getFirst().shape(),
            inputs.getFirst().map(n -> 1 - StrictMath.pow(decay, n)).values()));
  }
}
