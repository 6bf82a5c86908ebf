// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.file.JsonException;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Value;
import io.neurozoo.graph.Variables;
import io.neurozoo.layer.Layer;
import io.neurozoo.spi.OpRegistry;
import io.neurozoo.tensor.Shape;
import java.util.Optional;

/** A graph from a file, written out for each batch size. */
record SavedProgram(
    GraphTemplate template, Shape outputShape, Variables parameters, Variables state)
    implements InferenceProgram {

  /** The values come from the file; there is nothing to start from anew. */
  private static final Initializer NONE =
      (target, random) -> {
        throw new IllegalStateException(
            "a model from a file has no first values; create one from its network");
      };

  /**
   * Builds the graph at both batch sizes of {@link BatchTrace}, which checks all of it.
   *
   * @throws JsonException where it is not valid
   */
  static SavedProgram of(GraphTemplate template) {
    Variables parameters = Variables.none().andAll(template.parameters(), NONE);
    Variables state = Variables.none().andAll(template.state(), NONE);
    var unknown = new SavedProgram(template, Shape.scalar(), parameters, state);
    try {
      Shape output = unknown.outputOfOne(BatchTrace.FIRST, BatchTrace.SECOND);
      return new SavedProgram(template, output, parameters, state);
    } catch (IllegalArgumentException e) {
      throw ModelMetadata.graphNotValid(e);
    }
  }

  @Override
  public Shape inputShape() {
    return template.inputShape();
  }

  @Override
  public Optional<Layer> network() {
    return Optional.empty();
  }

  @Override
  public Value write(GraphBuilder g, Value x) {
    return template.write(g, x);
  }

  @Override
  public GraphTemplate template(OpRegistry registry) {
    return template;
  }
}
