// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.file.JsonException;
import io.neurozoo.file.JsonPath;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.graph.Variables;
import io.neurozoo.op.Slice;
import io.neurozoo.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An inference graph for any batch: what a model file holds.
 *
 * @param inputShape of one example
 * @param parameters shapes by dotted name, in the order of their declaration
 * @param state likewise
 * @param nodes in a topological order
 */
record GraphTemplate(
    Shape inputShape,
    Map<String, Shape> parameters,
    Map<String, Shape> state,
    List<TemplateNode> nodes,
    Reference output) {

  GraphTemplate {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    nodes = List.copyOf(nodes);
  }

  /**
   * Writes the graph for the batch of {@code x}.
   *
   * @throws JsonException where it is not valid
   */
  Value write(GraphBuilder g, Value x) {
    int batch = x.shape().dim(0);
    JsonPath path = JsonPath.ROOT.member("nodes");
    List<List<Value>> results = new ArrayList<>();
    for (TemplateNode node : nodes) {
      List<Value> operands =
          node.inputs().stream().map(input -> value(input, g, x, results)).toList();
      results.add(node.write(g, operands, batch, path.element(results.size())));
    }
    return value(output, g, x, results);
  }

  private Value value(Reference reference, GraphBuilder g, Value x, List<List<Value>> results) {
    return switch (reference) {
      case Reference.Input() -> x;
      case Reference.Result(int node, int result) -> results.get(node).get(result);
      case Reference.Variable(String name) when parameters.containsKey(name) ->
          slice(g, g.parameters(), name, g.flatParameters());
      case Reference.Variable(String name) -> slice(g, g.states(), name, g.flatState());
    };
  }

  private static Value slice(GraphBuilder g, Variables layout, String name, Value flat) {
    Variables.Variable variable = layout.byName().get(name);
    return g.apply(new Slice(variable.offset(), variable.shape()), flat);
  }
}
