// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;

/**
 * Gaussian units around centres: y_j = exp(-|x - c_j|^2 / (2 s_j^2)). Broomhead and Lowe 1988;
 * widths of their own and centres found by k-means: Moody and Darken 1989. Input (batch,
 * in), output (batch, units), each in (0, 1].
 *
 * <p>Parameters: {@code centers} (units, in), row j being c_j, and {@code widths} (units), the s_j,
 * whose sign does not matter. A phase that finds them, such as k-means, sets both by these names
 * under the layer's scope; until then the centres are normal and the widths sqrt(in), which suits
 * standardised data: |x - c|^2 is then about 2 in.
 *
 * @param units how many centres, at least 1
 */
public record RadialBasis(int units) implements Layer {
  /** Name of the parameter (units, in) that holds the centres. */
  public static final String CENTERS = "centers";

  /** Name of the parameter (units) that holds the widths. */
  public static final String WIDTHS = "widths";

  /** Refuses fewer than one unit. */
  public RadialBasis {
    Require.atLeast("radialBasis", "units", units, 1);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    if (x.shape().rank() != 2) {
      throw new ShapeException(
          "radialBasis '%s': input is %s, it must be (batch, features); put flatten() before it"
              .formatted(g.scope().replace('.', '/'), x.type()));
    }
    int in = x.shape().dim(1);
    float width = (float) Math.sqrt(in);
    Value centers = g.parameter(CENTERS, Shape.of(units, in), Initializer.normal(1));
    Value widths = g.parameter(WIDTHS, Shape.of(units), Initializer.constant(width));
    // |x|^2 - 2 x c + |c|^2 is a matrix product; rounding may leave it a little below zero.
    Value squares =
        x.square().sum(1).plus(centers.square().sum(1).reshape(Shape.of(units)));
    // Not matmulTransposed, whose sums depend on whether the batch is a single example.
    Value products = x.matmul(centers.transpose(1, 0));
    Value distances = squares.minus(products.times(2)).relu();
    return distances.dividedBy(widths.square().times(-2)).exp();
  }
}
