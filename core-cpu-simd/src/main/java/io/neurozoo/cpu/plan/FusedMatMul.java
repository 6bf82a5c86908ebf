// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.cpu.gemm.Activation;
import io.neurozoo.cpu.gemm.Epilogue;
import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.op.MatMul;
import java.util.List;

/**
 * A matrix product whose {@link Epilogue} adds a bias row and a residual and applies an activation,
 * or the gradient of one, while the result is still in the first-level cache. Made by {@link
 * ProductChain}; never in a user's graph. Operands: A, B and, where the epilogue has them, the bias
 * row, and the residual or what the activation gave.
 */
public record FusedMatMul(boolean transposeA, boolean transposeB, Epilogue epilogue)
    implements CompositeOp {

  @Override
  public String id() {
    return "neurozoo-cpu:matmul";
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
    Value sum = g.apply(new MatMul(transposeA, transposeB), inputs.get(0), inputs.get(1));
    sum = epilogue.bias() ? sum.plus(inputs.get(2)) : sum;
    Value last = inputs.getLast();
    sum = epilogue.residual() ? sum.plus(last) : sum;
    return List.of(activated(epilogue.activation(), sum, last));
  }

  private static Value activated(Activation activation, Value x, Value y) {
    return switch (activation) {
      case NONE -> x;
      case RELU -> x.relu();
      case TANH -> x.tanh();
      case SIGMOID -> x.sigmoid();
      case RELU_GRADIENT -> x.times(y.greaterThan(0));
      case TANH_GRADIENT -> x.times(y.square().oneMinus());
      case SIGMOID_GRADIENT -> x.times(y.times(y.oneMinus()));
    };
  }
}
