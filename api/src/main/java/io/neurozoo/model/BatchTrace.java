// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonObject;
import io.neurozoo.file.JsonValue;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import io.neurozoo.graph.Variables;
import io.neurozoo.op.Input;
import io.neurozoo.op.Slice;
import io.neurozoo.spi.OpRegistry;
import io.neurozoo.spi.OpType;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds out what in a network's graph follows the batch: traces it at two batch sizes and compares
 * node by node. An integer that differs must be the same multiple of the batch in both; anything
 * else that differs cannot be saved.
 */
final class BatchTrace {
  /** Two primes that are unlikely as extents of a network, so that no equality is by chance. */
  static final int FIRST = 1021;

  static final int SECOND = 2039;

  private final TracedProgram program;
  private final OpRegistry registry;
  private final Map<Integer, Variables.Variable> parameters;
  private final Map<Integer, Variables.Variable> state;
  private final Map<Value, Reference> first = new HashMap<>();
  private final Map<Value, Reference> second = new HashMap<>();
  private final List<TemplateNode> nodes = new ArrayList<>();

  private BatchTrace(TracedProgram program, OpRegistry registry) {
    this.program = program;
    this.registry = registry;
    this.parameters = byOffset(program.parameters());
    this.state = byOffset(program.state());
  }

  private static Map<Integer, Variables.Variable> byOffset(Variables variables) {
    return variables.byName().values().stream()
        .collect(Collectors.toMap(Variables.Variable::offset, Function.identity()));
  }

  /**
   * The graph of a network with its batch marked.
   *
   * @throws IllegalArgumentException naming the node that cannot be saved
   */
  static GraphTemplate of(TracedProgram program, OpRegistry registry) {
    return new BatchTrace(program, registry).template();
  }

  private GraphTemplate template() {
    Graph a = program.graph(FIRST, false);
    Graph b = program.graph(SECOND, false);
    if (a.nodes().size() != b.nodes().size()) {
      throw new IllegalArgumentException(
          "the network has " + a.nodes().size() + " nodes at a batch of " + FIRST + " and "
              + b.nodes().size() + " at one of " + SECOND
              + "; build the same nodes for every batch");
    }
    for (int i = 0; i < a.nodes().size(); i++) {
      add(a.nodes().get(i), b.nodes().get(i));
    }
    Reference output =
        same(
            "output",
            a.output(InferenceProgram.OUTPUT),
            b.output(InferenceProgram.OUTPUT));
    return new GraphTemplate(
        program.inputShape(),
        shapes(program.parameters()),
        shapes(program.state()),
        nodes,
        output);
  }

  private static Map<String, Shape> shapes(Variables variables) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    variables.byName().forEach((name, variable) -> shapes.put(name, variable.shape()));
    return shapes;
  }

  private void add(Node a, Node b) {
    try {
      if (!a.op().id().equals(b.op().id()) || !a.scope().equals(b.scope())) {
        throw new IllegalArgumentException(
            "it is " + describe(b) + " at a batch of " + SECOND
                + "; build the same nodes for every batch");
      }
      Reference named = named(a);
      if (named != null && named.equals(named(b))) {
        first.put(a.outputs().getFirst(), named);
        second.put(b.outputs().getFirst(), named);
      } else if (!(a.op() instanceof Input)) {
        addNode(a, b);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "node " + a.index() + " (" + describe(a) + "): " + e.getMessage(), e);
    }
  }

  private static String describe(Node node) {
    return node.op().id() + (node.scope().isEmpty() ? "" : " '" + node.scope() + "'");
  }

  /** What a file calls the result of this node, or null: the input, or a whole variable. */
  private Reference named(Node node) {
    if (node.op() instanceof Input input && input.name().equals(InferenceProgram.INPUT)) {
      return new Reference.Input();
    }
    if (node.op() instanceof Slice slice
        && node.inputs().getFirst().node().op() instanceof Input flat) {
      return wholeVariable(slice, flat.name());
    }
    return null;
  }

  private Reference wholeVariable(Slice slice, String flat) {
    Variables.Variable variable =
        switch (flat) {
          case GraphBuilder.PARAMETERS -> parameters.get(slice.offset());
          case GraphBuilder.STATE -> state.get(slice.offset());
          default -> null;
        };
    return variable != null && variable.shape().equals(slice.shape())
        ? new Reference.Variable(variable.name())
        : null;
  }

  private void addNode(Node a, Node b) {
    if (a.inputs().size() != b.inputs().size()) {
      throw notSavable("number of operands", a.inputs().size(), b.inputs().size());
    }
    List<Reference> inputs = new ArrayList<>();
    for (int i = 0; i < a.inputs().size(); i++) {
      inputs.add(same("operand " + i, a.inputs().get(i), b.inputs().get(i)));
    }
    OpType type = type(a);
    JsonObject attributes =
        OpAttributes.merge(
            type,
            OpAttributes.encode(type, a.op()),
            FIRST,
            OpAttributes.encode(type, b.op()),
            SECOND);
    for (int i = 0; i < a.outputs().size(); i++) {
      var result = new Reference.Result(nodes.size(), i);
      first.put(a.outputs().get(i), result);
      second.put(b.outputs().get(i), result);
    }
    nodes.add(new TemplateNode(type, a.scope(), attributes, inputs, types(a, b)));
  }

  private OpType type(Node node) {
    OpType type = registry.find(node.op().id()).orElse(null);
    if (type == null || type.type() != node.op().getClass()) {
      throw new IllegalArgumentException(
          (type == null
                  ? "no plugin on the path lists this op"
                  : "the path has another op of that id")
              + "; the plugin of " + node.op().getClass().getName()
              + " must be on the path and list it in an OpProvider");
    }
    return type;
  }

  private Reference same(String what, Value a, Value b) {
    Reference reference = first.get(a);
    if (reference == null) {
      throw new IllegalArgumentException(
          "its " + what + " is all " + ((Input) a.node().op()).name()
              + " as one flat value; a file has them by name only");
    }
    if (!reference.equals(second.get(b))) {
      throw new IllegalArgumentException(
          "its " + what + " is " + a + " at a batch of " + FIRST + " and " + b + " at one of "
              + SECOND + "; build the same graph for every batch");
    }
    return reference;
  }

  private static JsonArray types(Node a, Node b) {
    JsonValue x = encoded(a.outputTypes());
    JsonValue y = encoded(b.outputTypes());
    return (JsonArray)
        BatchMark.merge(x, FIRST, y, SECOND)
            .orElseThrow(() -> notSavable("outputs", a.outputTypes(), b.outputTypes()));
  }

  private static JsonArray encoded(List<TensorType> types) {
    return new JsonArray(types.stream().map(AttributeType.TENSOR_TYPE.encode()).toList());
  }

  static IllegalArgumentException notSavable(String what, Object atFirst, Object atSecond) {
    return new IllegalArgumentException(
        "its " + what + " is " + shown(atFirst) + " at a batch of " + FIRST + " and "
            + shown(atSecond) + " at one of " + SECOND
            + "; only whole multiples of the batch in integers can be saved");
  }

  private static String shown(Object value) {
    return value instanceof JsonValue json ? Json.write(json) : value.toString();
  }
}
