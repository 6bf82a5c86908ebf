// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.random.Philox;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * Standard normal values, a pure function of the seed, the path, the step and the element; see
 * {@link Philox}.
 *
 * <p>The operand is int32[4]: seed low, seed high, step low, step high.
 *
 * @param path the scope it was asked for in, and its number there
 */
public record RandomNormal(String path, Shape shape) implements Op {

  private static long join(double low, double high) {
    return ((long) (int) high << 32) | ((int) low & 0xffffffffL);
  }

  @Override
  public String id() {
    return "neurozoo:randomNormal";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 1);
    TensorType key = Expect.i32(inputs, 0);
    Expect.same(key, "the key", TensorType.i32(4), "what it must be");
    return List.of(TensorType.f32(shape));
  }

  @Override
  public void vjp(Pullback p) {
    // Not differentiable: no gradient passes.
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    NdArray key = inputs.getFirst();
    Philox stream = Philox.of(join(key.get(0), key.get(1)), path);
    long step = join(key.get(2), key.get(3));
    NdArray out = NdArray.zeros(shape);
    for (int i = 0; i < out.size(); i++) {
      out.values()[i] = stream.normal(step, i);
    }
    return List.of(out);
  }
}
