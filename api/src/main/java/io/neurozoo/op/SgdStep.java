// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * One step of stochastic gradient descent over a flat buffer, as PyTorch defines it: b' = momentum
 * b + g; p' = p - lr b', or with Nesterov's form p' = p - lr (g + momentum b').
 *
 * <p>Operands: parameters p, momentum buffer b, gradient g, all F32[n], and the learning rate, a
 * scalar. Results: p', b'. Without momentum the buffer is neither an operand nor a result.
 *
 * @param momentum in [0, 1)
 */
public record SgdStep(float momentum, boolean nesterov) implements CompositeOp {

  @Override
  public String id() {
    return "neurozoo:sgdStep";
  }

  @Override
  public int results() {
    return momentum == 0 ? 1 : 2;
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    int buffers = momentum == 0 ? 2 : 3;
    Expect.count(inputs, buffers + 1);
    Expect.alike(inputs, buffers);
    Expect.same(
        Expect.f32(inputs, buffers), "the learning rate", TensorType.f32(), "what it must be");
    return inputs.subList(0, results());
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
    Value p = inputs.get(0);
    Value rate = inputs.getLast();
    if (momentum == 0) {
      return List.of(p.minus(rate.times(inputs.get(1))));
    }
    Value gradient = inputs.get(2);
    Value buffer = g.constant(momentum).times(inputs.get(1)).plus(gradient);
    Value direction = nesterov ? gradient.plus(g.constant(momentum).times(buffer)) : buffer;
    return List.of(p.minus(rate.times(direction)), buffer);
  }
}
