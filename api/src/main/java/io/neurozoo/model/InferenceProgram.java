// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Value;
import io.neurozoo.graph.Variables;
import io.neurozoo.layer.Layer;
import io.neurozoo.spi.OpRegistry;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.Optional;
import java.util.Set;

/** What computes a model's predictions: a network to trace, or a graph from a file. */
sealed interface InferenceProgram permits TracedProgram, SavedProgram {
  /** Name of the graph's input and output. */
  String INPUT = "input";

  String OUTPUT = "output";

  /** Name of the softmax of the output, there where a model has labels. */
  String PROBABILITIES = "probabilities";

  /** Shape of one example, without the batch. */
  Shape inputShape();

  /** Shape of the output for one example. */
  Shape outputShape();

  /** Layout of the parameters. */
  Variables parameters();

  /** Layout of the state. */
  Variables state();

  /** The network, where there is one. */
  Optional<Layer> network();

  /** Writes the computation; x is F32[batch, ...]. */
  Value write(GraphBuilder g, Value x);

  /**
   * The graph with its batch marked, as it is saved.
   *
   * @throws IllegalArgumentException where the graph cannot be saved
   */
  GraphTemplate template(OpRegistry registry);

  /**
   * The graph for a batch size.
   *
   * @throws IllegalArgumentException where there is none for that size
   */
  default Graph graph(int batch, boolean probabilities) {
    if (batch < 1) {
      throw new IllegalArgumentException("batch is " + batch + ", it must be at least 1");
    }
    GraphBuilder g = GraphBuilder.of(Mode.INFERENCE, parameters(), state());
    Value x = g.input(INPUT, TensorType.f32(inputShape().prepend(batch)));
    // Both are inputs of every graph, so that weights can be bound whether used or not.
    if (!parameters().isEmpty()) {
      g.flatParameters();
    }
    if (!state().isEmpty()) {
      g.flatState();
    }
    Value output = write(g, x);
    requireRows(output.type(), batch);
    g.output(OUTPUT, output);
    if (probabilities) {
      g.output(PROBABILITIES, output.softmax());
    }
    Graph graph = g.build();
    requireKnownInputs(graph.inputs().keySet());
    return graph;
  }

  /**
   * The shape of the output for one example, which must be the same in batches of two sizes.
   *
   * @throws IllegalArgumentException where it is not, or there is no graph for one of them
   */
  default Shape outputOfOne(int batch, int otherBatch) {
    Shape one = graph(batch, false).output(OUTPUT).shape().dropFirst();
    Shape other = graph(otherBatch, false).output(OUTPUT).shape().dropFirst();
    if (!one.equals(other)) {
      throw new ShapeException(
          "the network's output for one example is " + one + " in a batch of " + batch + " and "
              + other + " in one of " + otherBatch + "; it must not depend on the batch");
    }
    return one;
  }

  private static void requireRows(TensorType output, int batch) {
    Shape shape = output.shape();
    if (output.dtype() != DType.F32 || shape.rank() == 0 || shape.dim(0) != batch) {
      throw new ShapeException(
          "the network's output is " + output + " for a batch of " + batch
              + "; it must be F32 and its first extent the batch");
    }
  }

  private static void requireKnownInputs(Set<String> inputs) {
    for (String name : inputs) {
      if (!Set.of(INPUT, GraphBuilder.PARAMETERS, GraphBuilder.STATE).contains(name)) {
        throw new IllegalArgumentException(
            "the network asks for the input '" + name + "' in inference, where only '" + INPUT
                + "' is given; ask for it where g.mode() is TRAINING");
      }
    }
  }
}
