// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.op.MatMul;
import io.neurozoo.tensor.Shape;
import java.util.List;

/**
 * op(A) B and the sums of B's columns: a dense layer's gradients of weight and bias, B being that
 * of its result. The sums are taken as the product comes to each panel of B, which it reads anyway.
 * Made by {@link Fusion}; never in a user's graph.
 */
public record ProductAndSums(boolean transposeA) implements CompositeOp {

  @Override
  public String id() {
    return "neurozoo-cpu:matmulAndSums";
  }

  @Override
  public int results() {
    return 2;
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
    Value b = inputs.get(1);
    return List.of(
        g.apply(new MatMul(transposeA, false), inputs.get(0), b),
        b.sumTo(Shape.of(b.shape().last())));
  }
}
