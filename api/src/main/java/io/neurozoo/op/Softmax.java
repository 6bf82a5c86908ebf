// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * Probabilities along the last axis: y = e^(x - max) / sum e^(x - max). dx = y (dy - sum(y dy)).
 */
public record Softmax() implements CompositeOp {

  @Override
  public String id() {
    return "neurozoo:softmax";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    List<TensorType> outputs = Expect.unary(inputs);
    if (outputs.getFirst().shape().rank() == 0) {
      throw new ShapeException("a scalar has no axis of classes");
    }
    return outputs;
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
    Value x = inputs.getFirst();
    Value e = x.minus(x.max(-1).stopGradient()).exp();
    return List.of(e.dividedBy(e.sum(-1)));
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(0, () -> gradient(p.output(), p.gradient()));
  }

  /** The gradient at the logits, given that at the probabilities y. */
  static Value gradient(Value y, Value dy) {
    return y.times(dy.minus(y.times(dy).sum(-1)));
  }
}
