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
 * y = ln(1 + e^x), written as max(x, 0) + ln(1 + e^-|x|), which cannot overflow; dx = dy / (1 +
 * e^-x). Dugas et al. 2001.
 */
public record Softplus() implements CompositeOp {
  @Override
  public String id() {
    return "neurozoo:softplus";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return Expect.unary(inputs);
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
    Value x = inputs.getFirst();
    Value u = x.abs().negated().exp();
    Value w = u.plus(1);
    // ln(1 + u) = ln w + (u - (w - 1)) / w, to first order in what the sum w lost by rounding.
    Value logOnePlusU = w.log().plus(u.minus(w.minus(1)).dividedBy(w));
    return List.of(x.relu().plus(logOnePlusU));
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(0, () -> p.gradient().times(p.input(0).sigmoid()));
  }
}
