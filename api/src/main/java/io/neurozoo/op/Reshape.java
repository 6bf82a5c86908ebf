// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/** The same elements, row-major, under other extents. */
public record Reshape(Shape shape) implements Op {
  @Override
  public String id() {
    return "neurozoo:reshape";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 1);
    TensorType x = inputs.getFirst();
    if (x.shape().size() != shape.size()) {
      throw new ShapeException(
          x + " holds " + x.shape().size() + " values and " + shape + " holds " + shape.size());
    }
    return List.of(new TensorType(x.dtype(), shape));
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(0, () -> p.gradient().reshape(p.input(0).shape()));
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(inputs.getFirst().reshape(shape));
  }
}
