// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;

/**
 * Local winner takes all: of each block of neighbouring features the greatest stays and the others
 * become 0; equals all stay. Srivastava, Masci, Kazerounian, Gomez and Schmidhuber 2013, "Compete
 * to compute", section 3. Input and output (batch, features); a dense layer stands before it.
 *
 * @param block how many features compete, at least 2; the features are a multiple of it
 */
public record Lwta(int block) implements Layer {

  /** Refuses blocks without competition. */
  public Lwta {
    Require.atLeast("lwta", "block", block, 2);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    Shape shape = x.shape();
    if (shape.rank() != 2 || shape.dim(1) % block != 0) {
      throw new ShapeException(
          "lwta '%s': input is %s, it must be (batch, features) with a multiple of %d features"
              .formatted(g.scope().replace('.', '/'), x.type(), block));
    }
    Value blocks = x.reshape(Shape.of(shape.dim(0), shape.dim(1) / block, block));
    Value loses = blocks.max(-1).greaterThan(blocks);
    return blocks.times(loses.oneMinus()).reshape(shape);
  }
}
