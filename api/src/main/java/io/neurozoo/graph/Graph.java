// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An immutable directed acyclic graph of ops with static shapes, named inputs and named outputs.
 *
 * <p>Only what an output needs is in it, besides the inputs, which stay even if unused. A
 * <em>donation</em> says that an output takes over the memory of an input: after a run the input
 * holds the output's value.
 */
public final class Graph {
  private final List<Node> nodes;
  private final Map<String, Value> inputs;
  private final Map<String, Value> outputs;
  private final Map<String, String> donations;

  Graph(
      List<Node> nodes,
      Map<String, Value> inputs,
      Map<String, Value> outputs,
      Map<String, String> donations) {
    this.nodes = List.copyOf(nodes);
    this.inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    this.outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    this.donations = Collections.unmodifiableMap(new LinkedHashMap<>(donations));
  }

  /** The nodes in a topological order. */
  public List<Node> nodes() {
    return nodes;
  }

  /** Inputs by name, in the order they were declared. */
  public Map<String, Value> inputs() {
    return inputs;
  }

  /** Outputs by name, in the order they were declared. */
  public Map<String, Value> outputs() {
    return outputs;
  }

  /** Name of an output to the name of the input whose memory it takes. */
  public Map<String, String> donations() {
    return donations;
  }

  /** The input of that name; an unknown name lists the known ones. */
  public Value input(String name) {
    return named(inputs, "input", name);
  }

  /** The output of that name; an unknown name lists the known ones. */
  public Value output(String name) {
    return named(outputs, "output", name);
  }

  private static Value named(Map<String, Value> values, String what, String name) {
    Value value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "the graph has no " + what + " '" + name + "'; it has " + values.keySet());
    }
    return value;
  }

  /** One line a node, then the outputs: what {@code --dump graph} prints. */
  @Override
  public String toString() {
    String body = nodes.stream().map(Node::toString).collect(Collectors.joining("\n"));
    String results =
        outputs.entrySet().stream()
            .map(
                e -> {
                  String input = donations.get(e.getKey());
                  return "output "
                      + e.getKey()
                      + " = "
                      + e.getValue()
                      + (input == null ? "" : " into input " + input);
                })
            .collect(Collectors.joining("\n"));
    return body + "\n" + results + "\n";
  }
}
