// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.cpu.gemm.Activation;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Value;
import io.neurozoo.op.Constant;
import io.neurozoo.op.Greater;
import io.neurozoo.op.Multiply;
import io.neurozoo.op.Subtract;
import java.util.List;

/**
 * What a gradient is multiplied by on its way back through an activation.
 *
 * @param activation the gradient of which one
 * @param y what the activation gave
 */
record ActivationGradient(Activation activation, Value y) {

  /**
   * The gradient whose factor this value is, as the activations' vjp write it; null where it is
   * none.
   */
  static ActivationGradient of(Value factor) {
    List<Value> operands = factor.node().inputs();
    ActivationGradient found =
        switch (factor.node().op()) {
          case Greater g when isConstant(operands.get(1), 0) ->
              new ActivationGradient(Activation.RELU_GRADIENT, operands.get(0));
          case Subtract s when isConstant(operands.get(0), 1) && isSquare(operands.get(1)) ->
              new ActivationGradient(
                  Activation.TANH_GRADIENT, operands.get(1).node().inputs().getFirst());
          case Multiply m when isOneMinus(operands.get(1), operands.get(0)) ->
              new ActivationGradient(Activation.SIGMOID_GRADIENT, operands.get(0));
          default -> null;
        };
    return found != null && found.y.shape().equals(factor.shape()) ? found : null;
  }

  private static boolean isConstant(Value value, float wanted) {
    return value.node().op() instanceof Constant constant && constant.value() == wanted;
  }

  private static boolean isSquare(Value value) {
    Op op = value.node().op();
    return op instanceof Multiply && value.node().inputs().get(0) == value.node().inputs().get(1);
  }

  private static boolean isOneMinus(Value value, Value y) {
    return value.node().op() instanceof Subtract
        && isConstant(value.node().inputs().get(0), 1)
        && value.node().inputs().get(1) == y;
  }
}
