// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * One application of an op. Nodes are numbered in the order they were built, which is a topological
 * order.
 */
public final class Node {
  private final int index;
  private final Op op;
  private final List<Value> inputs;
  private final List<Value> outputs;
  private final String scope;

  Node(
      GraphBuilder builder,
      int index,
      Op op,
      List<Value> inputs,
      List<TensorType> types,
      String scope) {
    this.index = index;
    this.op = op;
    this.inputs = List.copyOf(inputs);
    this.scope = scope;
    Value[] made = new Value[types.size()];
    for (int i = 0; i < made.length; i++) {
      made[i] = new Value(builder, this, i, types.get(i));
    }
    this.outputs = List.of(made);
  }

  /** Position in the graph; every input comes from a smaller one. */
  public int index() {
    return index;
  }

  /** What is computed. */
  public Op op() {
    return op;
  }

  /** The operands. */
  public List<Value> inputs() {
    return inputs;
  }

  /** The operand types. */
  public List<TensorType> inputTypes() {
    return inputs.stream().map(Value::type).toList();
  }

  /** Results and then residuals. */
  public List<Value> outputs() {
    return outputs;
  }

  /** The output types. */
  public List<TensorType> outputTypes() {
    return outputs.stream().map(Value::type).toList();
  }

  /** Where it was built, such as {@code lenet5/conv2}; empty at the top. */
  public String scope() {
    return scope;
  }

  /** For example {@code %7 matmul 'hidden1' F32[64, 300] <- %3 %6}. */
  @Override
  public String toString() {
    var text = new StringBuilder("%" + index + " " + op);
    if (!scope.isEmpty()) {
      text.append(" '").append(scope).append('\'');
    }
    text.append(' ').append(outputTypes());
    if (!inputs.isEmpty()) {
      text.append(" <-");
      for (Value input : inputs) {
        text.append(' ').append(input);
      }
    }
    return text.toString();
  }
}
