// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/** Index of the greatest element along the last axis, int32; the first of equals, and NaN
 * counts as the greatest. Passes no gradient. */
public record ArgMax() implements Op {
  @Override
  public String id() {
    return "neurozoo:argMax";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 1);
    Shape x = Expect.f32(inputs, 0).shape();
    if (x.rank() == 0) {
      throw new ShapeException("a scalar has no axis to search");
    }
    int[] dims = x.toArray();
    return List.of(new TensorType(DType.I32, Shape.of(Arrays.copyOf(dims, dims.length - 1))));
  }

  @Override
  public void vjp(Pullback p) {
    // Not differentiable: no gradient passes.
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    NdArray x = inputs.getFirst();
    NdArray out = NdArray.zeros(infer(List.of(x.type())).getFirst());
    int n = x.shape().last();
    for (int row = 0; row < out.size(); row++) {
      int best = 0;
      for (int i = 1; i < n; i++) {
        // Double.compare puts NaN above everything, but also -0 below 0, which are equal here.
        double value = x.get(row * n + i) + 0.0;
        if (Double.compare(value, x.get(row * n + best) + 0.0) > 0) {
          best = i;
        }
      }
      out.values()[row] = best;
    }
    return List.of(out);
  }
}
