// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonNumber;
import io.neurozoo.file.JsonObject;
import io.neurozoo.file.JsonString;
import io.neurozoo.file.JsonValue;
import io.neurozoo.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a graph as JSON:
 *
 * <pre>{@code
 * {"input": ["F32", "N", 28, 28],
 *  "parameters": {"dense1.weight": [10, 784], "dense1.bias": [10]},
 *  "state": {},
 *  "nodes": [
 *    {"op": "neurozoo:reshape", "scope": "flatten1", "attributes": {"shape": ["N", 784]},
 *     "inputs": ["input"], "outputs": [["F32", "N", 784]]},
 *    {"op": "neurozoo:matmul", "scope": "dense1",
 *     "attributes": {"transposeA": false, "transposeB": true},
 *     "inputs": [0, "dense1.weight"], "outputs": [["F32", "N", 10]]},
 *    {"op": "neurozoo:add", "scope": "dense1",
 *     "inputs": [1, "dense1.bias"], "outputs": [["F32", "N", 10]]}],
 *  "output": 2}
 * }</pre>
 *
 * <p>N is the batch, see {@link BatchMark}. A value is {@code "input"}, the name of a parameter or
 * state, the number of a node for its first output, or {@code [node, output]} for another one. An
 * empty scope and empty attributes are left out.
 */
final class GraphWriter {
  private GraphWriter() {}

  static JsonObject write(GraphTemplate graph) {
    List<JsonValue> input = new ArrayList<>();
    input.add(new JsonString("F32"));
    input.add(new JsonString("N"));
    input.addAll(JsonArray.ofInts(graph.inputShape().toArray()).elements());
    return JsonObject.builder()
        .put("input", new JsonArray(input))
        .put("parameters", shapes(graph.parameters()))
        .put("state", shapes(graph.state()))
        .put("nodes", new JsonArray(graph.nodes().stream().map(GraphWriter::node).toList()))
        .put("output", reference(graph.output()))
        .build();
  }

  private static JsonObject shapes(Map<String, Shape> shapes) {
    JsonObject.Builder out = JsonObject.builder();
    shapes.forEach((name, shape) -> out.put(name, JsonArray.ofInts(shape.toArray())));
    return out.build();
  }

  private static JsonObject node(TemplateNode node) {
    JsonObject.Builder out = JsonObject.builder().put("op", node.op().id());
    if (!node.scope().isEmpty()) {
      out.put("scope", node.scope());
    }
    if (!node.attributes().members().isEmpty()) {
      out.put("attributes", node.attributes());
    }
    return out.put(
            "inputs", new JsonArray(node.inputs().stream().map(GraphWriter::reference).toList()))
        .put("outputs", node.types())
        .build();
  }

  private static JsonValue reference(Reference reference) {
    return switch (reference) {
      case Reference.Input() -> new JsonString(InferenceProgram.INPUT);
      case Reference.Variable(String name) -> new JsonString(name);
      case Reference.Result(int node, int output) when output == 0 -> JsonNumber.of(node);
      case Reference.Result(int node, int output) -> JsonArray.ofInts(node, output);
    };
  }
}
