// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layer;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import java.util.List;

/**
 * The scalar products of two values along one axis of each; with {@code normalize} the cosines of
 * their angles. It stands behind {@link Branches}.
 *
 * <p>(batch, n) and (batch, n) make (batch, 1). (batch, p, n) and (batch, q, n), or with the summed
 * axis first where an axis says 1, make (batch, p, q); p q n products stand in memory for each
 * example.
 *
 * @param firstAxis which axis of the first value is summed over, 1 or 2, or -1 for the last
 * @param secondAxis likewise for the second value
 * @param normalize whether both are divided by their length along that axis first
 */
public record Dot(int firstAxis, int secondAxis, boolean normalize) implements Layer {
  /** The least sum of squares that is divided by the root of, as in Keras. */
  private static final double LEAST = 1e-12;

  /** Refuses other axes. */
  public Dot {
    requireAxis(firstAxis);
    requireAxis(secondAxis);
  }

  private static void requireAxis(int axis) {
    if (axis != 1 && axis != 2 && axis != -1) {
      throw new IllegalArgumentException(
          "dot: the axis is " + axis + "; it must be 1, 2, or -1 for the last");
    }
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    return applyAll(g, List.of(x)).getFirst();
  }

  @Override
  public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
    if (xs.size() != 2) {
      throw new IllegalArgumentException(
          "dot '%s': it takes two values and was given %d; put it behind branches(...)"
              .formatted(g.scope().replace('.', '/'), xs.size()));
    }
    Value first = summedLast(g, xs.getFirst(), firstAxis);
    Value second = summedLast(g, xs.getLast(), secondAxis);
    if (xs.getFirst().shape().rank() != xs.getLast().shape().rank()
        || first.shape().last() != second.shape().last()) {
      throw misfit(g, xs);
    }
    int batch = first.shape().dim(0);
    int p = first.shape().dim(1);
    int q = second.shape().dim(1);
    int n = first.shape().last();
    Value products =
        first.reshape(Shape.of(batch, p, 1, n)).times(second.reshape(Shape.of(batch, 1, q, n)));
    Value sums = products.sum(-1);
    boolean rows = xs.getFirst().shape().rank() == 2;
    return List.of(sums.reshape(rows ? Shape.of(batch, 1) : Shape.of(batch, p, q)));
  }

  /** As (batch, others, summed); a row has one other. */
  private Value summedLast(GraphBuilder g, Value x, int axis) {
    int rank = x.shape().rank();
    if (rank < 2 || rank > 3 || axis >= rank) {
      throw misfit(g, List.of(x));
    }
    Value turned = rank == 3 && axis == 1 ? x.transpose(0, 2, 1) : x;
    Value vectors = rank == 2 ? x.reshape(Shape.of(x.shape().dim(0), 1, x.shape().dim(1))) : turned;
    if (!normalize) {
      return vectors;
    }
    Value squares = vectors.square().sum(-1).max(g.constant(LEAST));
    return vectors.dividedBy(squares.sqrt());
  }

  private ShapeException misfit(GraphBuilder g, List<Value> xs) {
    return new ShapeException(
        "dot '%s': axes %d and %d cannot be summed over for %s; both values must be rows or both of"
                .formatted(
                    g.scope().replace('.', '/'),
                    firstAxis,
                    secondAxis,
                    xs.stream().map(Value::type).toList())
            + " rank 3, and the two axes equal");
  }
}
