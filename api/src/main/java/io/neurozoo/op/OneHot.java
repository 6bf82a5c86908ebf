// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/**
 * Rows with a 1 at the given index: int32[...] to F32[..., classes]. An index outside 0 to classes
 * - 1 is an error when it runs.
 */
public record OneHot(int classes) implements Op {
  @Override
  public String id() {
    return "neurozoo:oneHot";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 1);
    int[] dims = Expect.i32(inputs, 0).shape().toArray();
    int[] out = Arrays.copyOf(dims, dims.length + 1);
    out[dims.length] = classes;
    return List.of(TensorType.f32(Shape.of(out)));
  }

  @Override
  public void vjp(Pullback p) {
    // Not differentiable: no gradient passes.
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    NdArray x = inputs.getFirst();
    NdArray out = NdArray.zeros(infer(List.of(x.type())).getFirst());
    for (int i = 0; i < x.size(); i++) {
      if (x.get(i) < 0 || x.get(i) >= classes) {
        throw new IllegalArgumentException(
            "oneHot: index " + (long) x.get(i) + " is outside 0 to " + (classes - 1));
      }
      out.values()[i * classes + (int) x.get(i)] = 1;
    }
    return List.of(out);
  }
}
