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

/** Sums over the axes along which {@code shape} would broadcast to the operand; dx repeats dy. */
public record SumTo(Shape shape) implements Op {
  @Override
  public String id() {
    return "neurozoo:sumTo";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 1);
    TensorType x = Expect.f32(inputs, 0);
    if (!shape.broadcastsTo(x.shape())) {
      throw new ShapeException(
          x.shape() + " does not reduce to " + shape + "; extents must be equal or become 1");
    }
    return List.of(TensorType.f32(shape));
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(0, () -> p.gradient().broadcastTo(p.input(0).shape()));
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(inputs.getFirst().reduceTo(shape, 0, Double::sum));
  }
}
