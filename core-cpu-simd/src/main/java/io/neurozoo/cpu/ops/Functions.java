// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.cpu.kernel.ScalarBinary;
import io.neurozoo.cpu.kernel.ScalarUnary;
import io.neurozoo.graph.Op;
import io.neurozoo.op.Add;
import io.neurozoo.op.Divide;
import io.neurozoo.op.Erf;
import io.neurozoo.op.Exp;
import io.neurozoo.op.Greater;
import io.neurozoo.op.Log;
import io.neurozoo.op.Maximum;
import io.neurozoo.op.Multiply;
import io.neurozoo.op.Relu;
import io.neurozoo.op.Sigmoid;
import io.neurozoo.op.Sqrt;
import io.neurozoo.op.Subtract;
import io.neurozoo.op.Tanh;

/** Which elementwise op is which loop. */
final class Functions {
  private Functions() {}

  /** The function of two values that the op applies; null for other ops. */
  static ScalarBinary binary(Op op) {
    return switch (op) {
      case Add o -> ScalarBinary.ADD;
      case Subtract o -> ScalarBinary.SUBTRACT;
      case Multiply o -> ScalarBinary.MULTIPLY;
      case Divide o -> ScalarBinary.DIVIDE;
      case Greater o -> ScalarBinary.GREATER;
      case Maximum o -> ScalarBinary.MAXIMUM;
      default -> null;
    };
  }

  /** The function of one value that the op applies; null for other ops. */
  static ScalarUnary unary(Op op) {
    return switch (op) {
      case Exp o -> ScalarUnary.EXP;
      case Log o -> ScalarUnary.LOG;
      case Tanh o -> ScalarUnary.TANH;
      case Sigmoid o -> ScalarUnary.SIGMOID;
      case Erf o -> ScalarUnary.ERF;
      case Relu o -> ScalarUnary.RELU;
      case Sqrt o -> ScalarUnary.SQRT;
      default -> null;
    };
  }

  /** Arithmetic operations of the op for an element of its result. */
  static long cost(Op op) {
    return switch (unary(op)) {
      case EXP, LOG, TANH, SIGMOID, ERF -> 10;
      case SQRT -> 4;
      case null, default -> 1;
    };
  }
}
