// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import java.util.List;
import java.util.function.Supplier;

/**
 * One step of the reverse walk, handed to {@link Op#vjp}: the op's values, the gradients of its
 * outputs, and the place for those of its inputs.
 */
public final class Pullback {
  private final GraphBuilder builder;
  private final Node node;
  private final Value[] outputGradients;
  private final boolean[] wanted;
  private final Value[] inputGradients;

  Pullback(GraphBuilder builder, Node node, Value[] outputGradients, boolean[] wanted) {
    this.builder = builder;
    this.node = node;
    this.outputGradients = outputGradients;
    this.wanted = wanted;
    this.inputGradients = new Value[wanted.length];
  }

  /** Where the gradient is written. */
  public GraphBuilder builder() {
    return builder;
  }

  /** The op's operands. */
  public List<Value> inputs() {
    return node.inputs();
  }

  /** One operand. */
  public Value input(int i) {
    return node.inputs().get(i);
  }

  /** One result or residual. */
  public Value output(int i) {
    return node.outputs().get(i);
  }

  /** The only result. */
  public Value output() {
    return output(0);
  }

  /** True where a gradient arrived at that output. */
  public boolean hasGradient(int output) {
    return outputGradients[output] != null;
  }

  /** The gradient at that output; zeros where none arrived. */
  public Value gradient(int output) {
    Value gradient = outputGradients[output];
    return gradient != null ? gradient : builder.constant(0).broadcastTo(output(output).shape());
  }

  /** The gradient at the only result. */
  public Value gradient() {
    return gradient(0);
  }

  /** True where somebody asked for the gradient of that operand. */
  public boolean wants(int input) {
    return wanted[input];
  }

  /** Adds to the gradient of one operand; the supplier runs only where that gradient is wanted. */
  public void contribute(int input, Supplier<Value> gradient) {
    if (!wanted[input]) {
      return;
    }
    Value value = gradient.get();
    Value operand = input(input);
    if (!value.type().equals(operand.type())) {
      throw new IllegalStateException(
          node.op().id()
              + ": the gradient of input "
              + input
              + " is "
              + value.type()
              + " but the input is "
              + operand.type()
              + "; mend the op's vjp");
    }
    inputGradients[input] =
        inputGradients[input] == null ? value : inputGradients[input].plus(value);
  }

  /** What was contributed to that operand, or null. */
  Value contribution(int input) {
    return inputGradients[input];
  }
}
