// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * The greater of x and y, broadcast; NaN where either is NaN. The greater one takes the gradient;
 * equals take half of it each.
 */
public record Maximum() implements Op {
  @Override
  public String id() {
    return "neurozoo:maximum";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return Expect.binary(inputs);
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(0, () -> share(p, p.input(0), p.input(1)));
    p.contribute(1, () -> share(p, p.input(1), p.input(0)));
  }

  /** What the operand {@code own} takes: all, half or nothing. */
  private static Value share(Pullback p, Value own, Value other) {
    Value twice = own.greaterThan(other).minus(other.greaterThan(own)).plus(1);
    return p.gradient().times(twice.times(0.5)).sumTo(own.shape());
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(NdArray.zip(inputs.get(0), inputs.get(1), Math::max));
  }
}
