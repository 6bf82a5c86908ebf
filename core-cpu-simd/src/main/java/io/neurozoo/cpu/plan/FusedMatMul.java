// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.cpu.gemm.Activation;
import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.op.MatMul;
import java.util.List;

/**
 * activation(op(A) op(B) + bias): a matrix product whose epilogue adds a bias row and applies an activation while the
 * result is still in registers. Made by {@link Fusion}; never in a user's graph. Operands: A, B and, with {@code bias}, the
 * row.
 */
public record FusedMatMul(boolean transposeA, boolean transposeB, boolean bias, Activation activation)
    implements CompositeOp {

  @Override
  public String id() {
    return "neurozoo-cpu:matmul";
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
    Value product = g.apply(new MatMul(transposeA, transposeB), inputs.get(0), inputs.get(1));
    Value sum = bias ? product.plus(inputs.get(2)) : product;
    return List.of(
        switch (activation) {
          case NONE -> sum;
          case RELU -> sum.relu();
          case TANH -> sum.tanh();
          case SIGMOID -> sum.sigmoid();
        });
  }
}
