// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonException;
import io.neurozoo.file.JsonNumber;
import io.neurozoo.file.JsonObject;
import io.neurozoo.file.JsonPath;
import io.neurozoo.file.JsonString;
import io.neurozoo.file.JsonValue;
import io.neurozoo.op.Input;
import io.neurozoo.spi.OpRegistry;
import io.neurozoo.spi.OpType;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what {@link GraphWriter} writes. Names, numbers and marks are checked here; whether the ops
 * fit together is found out by {@link SavedProgram#of}.
 */
final class GraphReader {
  /** The most nodes of a graph. */
  static final int MAX_NODES = 100_000;

  private static final int MAX_SCOPE = 1024;
  private static final Set<String> KEYS =
      Set.of("input", "parameters", "state", "nodes", "output");
  private static final Set<String> NODE_KEYS =
      Set.of("op", "scope", "attributes", "inputs", "outputs");

  private final OpRegistry registry;
  private final Map<String, Shape> parameters;
  private final Map<String, Shape> state;
  private final List<TemplateNode> nodes = new ArrayList<>();

  private GraphReader(
      OpRegistry registry, Map<String, Shape> parameters, Map<String, Shape> state) {
    this.registry = registry;
    this.parameters = parameters;
    this.state = state;
  }

  /**
   * Reads a graph.
   *
   * @throws JsonException naming the place that is not valid
   */
  static GraphTemplate read(JsonObject graph, OpRegistry registry) {
    graph.rejectUnknown(KEYS);
    Shape input = inputShape(graph.requireArray("input"));
    Map<String, Shape> parameters = shapes(graph.requireObject("parameters"));
    JsonObject stateObject = graph.requireObject("state");
    Map<String, Shape> state = shapes(stateObject);
    for (String name : state.keySet()) {
      if (parameters.containsKey(name)) {
        throw JsonException.at(
            stateObject.path().member(name), "this is the name of a parameter, too");
      }
    }
    GraphReader reader = new GraphReader(registry, parameters, state);
    reader.readNodes(graph.requireArray("nodes"));
    Reference output = reader.reference(graph.require("output"), graph.path().member("output"));
    return new GraphTemplate(input, parameters, state, reader.nodes, output);
  }

  private static Shape inputShape(JsonArray type) {
    if (type.size() < 2 || !new JsonString("N").equals(type.require(1))) {
      throw JsonException.at(type.path(), "expected \"F32\", \"N\" and the extents of one example");
    }
    Shape shape = typeOfOne(type, type.path()).shape();
    if (!type.requireString(0).equals(DType.F32.name())) {
      throw JsonException.at(type.path().element(0), "the input must be F32");
    }
    for (int i = 2; i < type.size(); i++) {
      type.requireInt(i);
    }
    return shape.dropFirst();
  }

  private static Map<String, Shape> shapes(JsonObject object) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (String name : object.members().keySet()) {
      JsonPath path = object.path().member(name);
      if (name.equals(InferenceProgram.INPUT)) {
        throw JsonException.at(path, "this name is reserved for the input");
      }
      JsonArray extents = object.requireArray(name);
      extents.ints();
      shapes.put(name, AttributeType.SHAPE.decode().decode(extents, path, 1));
    }
    return shapes;
  }

  /** The type for a batch of one, of a size that can be indexed with an int. */
  private static TensorType typeOfOne(JsonValue value, JsonPath path) {
    TensorType type = AttributeType.TENSOR_TYPE.decode().decode(value, path, 1);
    if (type.shape().size() > Integer.MAX_VALUE) {
      throw JsonException.at(
          path,
          type.shape().size() + " elements for one example, the limit is " + Integer.MAX_VALUE);
    }
    return type;
  }

  private void readNodes(JsonArray array) {
    if (array.size() > MAX_NODES) {
      throw JsonException.at(array.path(), array.size() + " nodes, the limit is " + MAX_NODES);
    }
    for (JsonObject node : array.objects()) {
      nodes.add(node(node));
    }
  }

  private TemplateNode node(JsonObject node) {
    node.rejectUnknown(NODE_KEYS);
    JsonArray inputs = node.requireArray("inputs");
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      references.add(reference(inputs.require(i), inputs.path().element(i)));
    }
    JsonArray types = node.requireArray("outputs");
    for (int i = 0; i < types.size(); i++) {
      typeOfOne(types.require(i), types.path().element(i));
    }
    JsonPath attributes = node.path().member("attributes");
    return new TemplateNode(
        op(node),
        scope(node),
        node.optionalObject("attributes").orElse(new JsonObject(Map.of(), attributes)),
        references,
        types);
  }

  private OpType op(JsonObject node) {
    String id = node.requireString("op");
    JsonPath path = node.path().member("op");
    OpType type =
        registry
            .find(id)
            .orElseThrow(
                () ->
                    JsonException.at(
                        path,
                        "nothing on the path provides the op '" + id
                            + "'; add the plugin that has it to the class or module path"));
    if (type.type() == Input.class) {
      throw JsonException.at(path, "an input cannot be a node; refer to it by its name");
    }
    return type;
  }

  private static String scope(JsonObject node) {
    String scope = node.optionalString("scope").orElse("");
    if (scope.length() > MAX_SCOPE || scope.chars().anyMatch(Character::isISOControl)) {
      throw JsonException.at(
          node.path().member("scope"),
          "expected at most " + MAX_SCOPE + " characters and no control characters");
    }
    return scope;
  }

  private Reference reference(JsonValue value, JsonPath path) {
    return switch (value) {
      case JsonString(String name) when name.equals(InferenceProgram.INPUT) ->
          new Reference.Input();
      case JsonString(String name) -> variable(name, path);
      case JsonNumber number -> result(BatchMark.resolveInt(number, path, 1), 0, path);
      case JsonArray pair when pair.size() == 2 && pair.requireInt(1) != 0 ->
          result(pair.requireInt(0), pair.requireInt(1), path);
      default ->
          throw JsonException.at(
              path, "expected a name, the number of a node, or [node, output] with output from 1");
    };
  }

  private Reference variable(String name, JsonPath path) {
    if (!parameters.containsKey(name) && !state.containsKey(name)) {
      throw JsonException.at(path, "there is no parameter or state '" + name + "'");
    }
    return new Reference.Variable(name);
  }

  private Reference result(int node, int output, JsonPath path) {
    if (node < 0 || node >= nodes.size()) {
      throw JsonException.at(
          path, "node " + node + " does not stand before; there are " + nodes.size());
    }
    int outputs = nodes.get(node).types().size();
    if (output < 0 || output >= outputs) {
      throw JsonException.at(path, "node " + node + " has no output " + output + " of " + outputs);
    }
    return new Reference.Result(node, output);
  }
}
