// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * y = x where x &gt; 0, else alpha (e^x - 1); dx = dy where x &gt; 0, else dy (y + alpha). Clevert,
 * Unterthiner and Hochreiter 2016, equation 15.
 *
 * @param alpha -alpha is what y falls to
 */
public record Elu(float alpha) implements CompositeOp {
  @Override
  public String id() {
    return "neurozoo:elu";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return Expect.unary(inputs);
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
    Value x = inputs.getFirst();
    // e^z - 1 = 2 t / (1 - t) with t = tanh(z / 2), which keeps its digits near zero.
    Value t = x.negated().relu().times(-0.5).tanh();
    return List.of(x.relu().plus(t.times(2.0 * alpha).dividedBy(t.oneMinus())));
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(
        0,
        () -> {
          Value positive = p.input(0).greaterThan(0);
          Value slope = positive.plus(positive.oneMinus().times(p.output().plus(alpha)));
          return p.gradient().times(slope);
        });
  }
}
