// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import java.util.List;

/**
 * The activation y = x + sin^2(a x) / a, which lets a network extrapolate periodic functions; dx =
 * (1 + sin(2 a x)) dy. Ziyin, Hartwig and Ueda 2020, "Neural networks fail to learn periodic
 * functions and how to fix it". Operand and result F32 of any shape.
 *
 * @param a frequency of the periodic part, above 0
 */
public record Snake(float a) implements CompositeOp {

  /** Checks the frequency, twice which the gradient uses. */
  public Snake {
    if (!(a >= Float.MIN_NORMAL && Float.isFinite(2 * a))) {
      throw new IllegalArgumentException("snake: a is " + a + "; it must be finite and above 0");
    }
  }

  @Override
  public String id() {
    return "acme:snake";
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
    Value x = inputs.getFirst();
    return List.of(x.plus(g.apply(new Sine(a, 0), x).square().dividedBy(a)));
  }

  /** With one sine, where the gradient of the decomposition has a sine and a cosine. */
  @Override
  public void vjp(Pullback p) {
    p.contribute(
        0, () -> p.gradient().times(p.builder().apply(new Sine(2 * a, 0), p.input(0)).plus(1)));
  }
}
