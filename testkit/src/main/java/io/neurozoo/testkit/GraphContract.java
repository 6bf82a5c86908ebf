// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.Graph;
import io.neurozoo.tensor.NdArray;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a graph on two backends with the same inputs and compares all outputs, donated ones
 * included.
 *
 * <pre>{@code
 * GraphContract.of(graph)
 *     .input("x", uniform(-1, 1, 64, 784))
 *     .within(Tolerance.relative(1e-6))
 *     .check(backend);
 * }</pre>
 *
 * <p>Inputs that nobody gives get values in [-1, 1), or zeros where they are no floats. Immutable.
 */
public final class GraphContract {
  private final Graph graph;
  private final Map<String, NdArray> inputs;
  private final Tolerance tolerance;

  private GraphContract(Graph graph, Map<String, NdArray> inputs, Tolerance tolerance) {
    this.graph = graph;
    this.inputs = inputs;
    this.tolerance = tolerance;
  }

  /** A contract with a tolerance of 1e-5 relative to the greatest magnitude of each output. */
  public static GraphContract of(Graph graph) {
    Map<String, NdArray> inputs = new LinkedHashMap<>();
    graph
        .inputs()
        .forEach(
            (name, value) -> {
              NdArray zeros = NdArray.zeros(value.type());
              boolean floats =
                  switch (value.type().dtype()) {
                    case F32, F64 -> true;
                    case I32, BOOL -> false;
                  };
              inputs.put(
                  name,
                  floats
                      ? new NdArray(value.type(), uniform(inputs.size(), zeros).values())
                      : zeros);
            });
    return new GraphContract(graph, inputs, Tolerance.relative(1e-5));
  }

  private static NdArray uniform(int position, NdArray like) {
    return Operand.uniform(-1, 1, like.shape().toArray()).values(position);
  }

  /** The same with other values for an input. */
  public GraphContract input(String name, Operand operand) {
    return input(name, operand.values());
  }

  /** The same with these values for an input. */
  public GraphContract input(String name, NdArray values) {
    if (!graph.input(name).type().equals(values.type())) {
      throw new IllegalArgumentException(
          "the input '"
              + name
              + "' is "
              + graph.input(name).type()
              + ", the value given "
              + values.type());
    }
    Map<String, NdArray> changed = new LinkedHashMap<>(inputs);
    changed.put(name, values);
    return new GraphContract(graph, changed, tolerance);
  }

  /** The same with another tolerance; {@link Tolerance#exact} asks for the same bits. */
  public GraphContract within(Tolerance tolerance) {
    return new GraphContract(graph, inputs, tolerance);
  }

  /**
   * Compares a backend with the definitions of the ops.
   *
   * @throws AssertionError naming the output, the position and both values
   */
  public void check(Backend actual) {
    try (var reference = new ReferenceBackend()) {
      check(reference, actual);
    }
  }

  /**
   * Compares two backends.
   *
   * @throws AssertionError naming the output, the position and both values
   */
  public void check(Backend expected, Backend actual) {
    Map<String, NdArray> a = run(expected, graph, inputs);
    Map<String, NdArray> b = run(actual, graph, inputs);
    a.forEach(
        (name, value) -> {
          Optional<String> mismatch = Mismatch.of(value, b.get(name), tolerance);
          if (mismatch.isPresent()) {
            throw new AssertionError(
                "output '"
                    + name
                    + "' "
                    + value.type()
                    + " of "
                    + actual.description()
                    + " "
                    + mismatch.get()
                    + " by "
                    + expected.description()
                    + "; allowed: "
                    + tolerance);
          }
        });
  }

  /** The outputs of one run on a backend, by name; everything is closed again. */
  public static Map<String, NdArray> run(
      Backend backend, Graph graph, Map<String, NdArray> inputs) {
    try (Executable executable = backend.compile(graph);
        Session session = executable.open(Map.of())) {
      inputs.forEach((name, value) -> value.copyTo(session.input(name)));
      session.run();
      Map<String, NdArray> out = new LinkedHashMap<>();
      graph.outputs().keySet().forEach(name -> out.put(name, NdArray.of(session.output(name))));
      return out;
    }
  }
}
