// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.graph.Variables;
import io.neurozoo.layer.Layer;
import io.neurozoo.spi.OpRegistry;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.Optional;

/** A network, traced anew for each batch size. */
record TracedProgram(
    Layer layer, Shape inputShape, Shape outputShape, Variables parameters, Variables state)
    implements InferenceProgram {
  /** Any batch finds out the layout; the other one shows what must not depend on it but does. */
  private static final int BATCH = 2;

  private static final int OTHER_BATCH = 4;

  /**
   * Finds out what a network's parameters, state and output are.
   *
   * @throws IllegalArgumentException where it does not fit the input, or uses a name twice
   */
  static TracedProgram of(Layer network, Shape input) {
    GraphBuilder g = GraphBuilder.collecting();
    network.apply(g, g.input(INPUT, TensorType.f32(input.prepend(BATCH))));
    Variables parameters = g.parameters();
    Variables state = g.states();
    requireDistinct(parameters, state);
    var unknown = new TracedProgram(network, input, Shape.scalar(), parameters, state);
    Shape output = unknown.outputOfOne(BATCH, OTHER_BATCH);
    return new TracedProgram(network, input, output, parameters, state);
  }

  /** In a file all names stand side by side. */
  private static void requireDistinct(Variables parameters, Variables state) {
    for (String name : state.byName().keySet()) {
      if (parameters.byName().containsKey(name)) {
        throw new IllegalArgumentException(
            "'" + name + "' is the name of a parameter and of a state; rename one of them");
      }
    }
    if (parameters.byName().containsKey(INPUT) || state.byName().containsKey(INPUT)) {
      throw new IllegalArgumentException(
          "a parameter or state is named '" + INPUT + "' like the network's input; rename it");
    }
  }

  @Override
  public Optional<Layer> network() {
    return Optional.of(layer);
  }

  @Override
  public Value write(GraphBuilder g, Value x) {
    return layer.apply(g, x);
  }

  @Override
  public GraphTemplate template(OpRegistry registry) {
    return BatchTrace.of(this, registry);
  }
}
