// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * The maximum over the axes along which {@code shape} would broadcast to the operand. The gradient
 * is shared equally by all elements that are the maximum.
 */
public record MaxTo(Shape shape) implements Op {
  @Override
  public String id() {
    return "neurozoo:maxTo";
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
    p.contribute(
        0,
        () -> {
          Value x = p.input(0);
          Value isMax = p.output().greaterThan(x).oneMinus();
          return p.gradient().dividedBy(isMax.sumTo(shape)).times(isMax);
        });
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(inputs.getFirst().reduceTo(shape, Double.NEGATIVE_INFINITY, Math::max));
  }
}
