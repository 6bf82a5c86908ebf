// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.elu;
import static io.neurozoo.layers.dense.Layers.leakyRelu;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neurozoo.backend.Backend;
import io.neurozoo.file.Json;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonObject;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Variables;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.testkit.GraphContract;
import io.neurozoo.testkit.ReferenceBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Our layers against outputs that Keras computed, with Keras' weights: every case of the folders
 * named here, so that one without a layer of ours fails. On the CPU backend and by the definitions.
 */
class KerasVectorsTest {
  /** The files have six decimals; above 1 it is relative, since Keras computed in float32 too. */
  private static final double TOLERANCE = 2e-6;

  private static Path folder;
  private static JsonObject arguments;

  @BeforeAll
  static void needsData() {
    String data = System.getenv().getOrDefault("ZOO_DATA", "");
    folder = Path.of(data, "keras-reference");
    assumeTrue(
        !data.isEmpty() && Files.isDirectory(folder), "no keras-reference in $ZOO_DATA");
    arguments = read("arguments.json");
  }

  private static JsonObject read(String file) {
    try {
      return (JsonObject) Json.parse(Files.readAllBytes(folder.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<DynamicTest> cases(String file) {
    JsonObject all = read(file);
    return all.members().keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> check(layer(name), all.requireObject(name))));
  }

  private static Stream<DynamicTest> casesIn(String name) throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(folder.resolve("layers").resolve(name))) {
      paths.sorted().forEach(path -> files.add("layers/" + name + "/" + path.getFileName()));
    }
    return files.stream().flatMap(KerasVectorsTest::cases);
  }

  @TestFactory
  Stream<DynamicTest> activationFunctions() {
    return cases("activations.json");
  }

  @TestFactory
  Stream<DynamicTest> advancedActivations() {
    return cases("layers/advanced_activations.json");
  }

  @TestFactory
  Stream<DynamicTest> core() throws IOException {
    return casesIn("core");
  }

  @TestFactory
  Stream<DynamicTest> merge() throws IOException {
    return casesIn("merge");
  }

  @TestFactory
  Stream<DynamicTest> noise() throws IOException {
    return casesIn("noise");
  }

  @TestFactory
  Stream<DynamicTest> normalization() throws IOException {
    return casesIn("normalization");
  }

  private static Layer layer(String name) {
    String[] parts = name.split("\\.");
    if (name.startsWith("activations.")) {
      return activation(name, parts[1]);
    }
    if (name.startsWith("core.Activation.")) {
      List<String> order =
          List.of(
              "softmax", "elu", "selu", "softplus", "softsign", "relu", "tanh", "sigmoid",
              "hard_sigmoid", "linear");
      return Network.of(
          dense(2), KerasLayers.activation(order.get(Integer.parseInt(parts[2]))));
    }
    return KerasLayers.network(arguments.requireObject(name).requireArray("layers").objects());
  }

  /** The arguments of three of them are not in the file; they show in the values. */
  private static Layer activation(String name, String function) {
    return switch (name) {
      case "activations.elu.3" -> elu(0.5f);
      case "activations.relu.3" -> (g, x) -> x.clip(0, 0.5);
      case "activations.relu.4" -> leakyRelu(0.3f);
      default -> KerasLayers.activation(function);
    };
  }

  private static void check(Layer layer, JsonObject vector) {
    NdArray input = array(vector.requireObject("input"));
    NdArray expected = array(vector.requireObject("expected"));
    GraphBuilder collecting = GraphBuilder.collecting();
    write(layer, collecting, input.type());
    Variables parameters = collecting.parameters();
    Variables state = collecting.states();
    GraphBuilder g = GraphBuilder.of(Mode.INFERENCE, parameters, state);
    write(layer, g, input.type());
    Graph graph = g.build();
    Iterator<JsonObject> weights =
        vector.has("weights")
            ? vector.requireArray("weights").objects().iterator()
            : List.<JsonObject>of().iterator();
    Map<String, NdArray> given = new HashMap<>(Map.of("x", input));
    // Keras lists what is trained first, then the running statistics.
    if (!parameters.isEmpty()) {
      given.put(GraphBuilder.PARAMETERS, filled(parameters, weights));
    }
    if (!state.isEmpty()) {
      given.put(GraphBuilder.STATE, filled(state, weights));
    }
    assertFalse(weights.hasNext(), "there are weights left");
    List<Supplier<Backend>> backends = List.of(Backend::open, ReferenceBackend::new);
    for (Supplier<Backend> open : backends) {
      try (Backend backend = open.get()) {
        NdArray actual = GraphContract.run(backend, graph, given).get("y");
        assertEquals(expected.shape(), actual.shape());
        for (int i = 0; i < expected.size(); i++) {
          double allowed = TOLERANCE * Math.max(1, Math.abs(expected.get(i)));
          assertEquals(expected.get(i), actual.get(i), allowed, backend.description() + ": " + i);
        }
      }
    }
  }

  private static void write(Layer layer, GraphBuilder g, TensorType input) {
    g.output("y", g.call("layer", layer, g.input("x", input)));
  }

  /** One example, as a batch. */
  private static NdArray array(JsonObject values) {
    return new NdArray(
        Shape.of(values.requireArray("shape").ints()).prepend(1), numbers(values));
  }

  private static double[] numbers(JsonObject values) {
    JsonArray data = values.requireArray("data");
    double[] out = new double[data.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = data.requireDouble(i);
    }
    return out;
  }

  private static NdArray filled(Variables variables, Iterator<JsonObject> weights) {
    NdArray flat = NdArray.zeros(variables.type());
    for (Variables.Variable variable : variables.byName().values()) {
      JsonObject weight = weights.next();
      assertEquals(
          variable.shape(), Shape.of(weight.requireArray("shape").ints()), variable.name());
      double[] values = numbers(weight);
      System.arraycopy(values, 0, flat.values(), variable.offset(), values.length);
    }
    return flat;
  }
}
