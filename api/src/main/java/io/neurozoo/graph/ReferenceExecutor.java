// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import io.neurozoo.op.Input;
import io.neurozoo.tensor.NdArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a graph by the ops' own definitions, in double precision. Slow, plain, and the oracle of
 * every kernel test.
 */
public final class ReferenceExecutor {
  private ReferenceExecutor() {}

  /**
   * Values of all outputs, in the order they were declared.
   *
   * @param inputs a value for each input of the graph, of the same type
   */
  public static Map<String, NdArray> run(Graph graph, Map<String, NdArray> inputs) {
    Map<Value, NdArray> known = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Input input) {
        known.put(node.outputs().getFirst(), checked(input, inputs.get(input.name())));
        continue;
      }
      List<NdArray> results = node.op().evaluate(node.inputs().stream().map(known::get).toList());
      for (int i = 0; i < results.size(); i++) {
        known.put(node.outputs().get(i), results.get(i));
      }
    }
    Map<String, NdArray> out = new LinkedHashMap<>();
    graph.outputs().forEach((name, value) -> out.put(name, known.get(value)));
    return out;
  }

  private static NdArray checked(Input input, NdArray value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "no value was given for the input '" + input.name() + "' " + input.type());
    }
    if (!value.type().equals(input.type())) {
      throw new IllegalArgumentException(
          "the input '"
              + input.name()
              + "' is "
              + input.type()
              + ", the value given "
              + value.type());
    }
    return value;
  }
}
