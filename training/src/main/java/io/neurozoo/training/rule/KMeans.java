// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.rule;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.op.Pack;
import io.neurozoo.op.Slice;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.LearningRule;
import io.neurozoo.training.UpdateBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves centres to where the examples are: k-means by mini-batches (Sculley 2010, "Web-scale
 * k-means clustering"). All other parameters stay as they are, and the targets are not read.
 *
 * <p>The first batch gives the first centres, so it must have as many examples as there are
 * centres. From then on each example x moves the centre c that is nearest to it, which k examples
 * chose before, to the mean of all that chose it: {@code c += (x - c) / (k + 1)}, a batch at a
 * time. The first centre counts as one choice.
 *
 * <p>The widths, where there are any, become the root mean square distance of examples from their
 * centre, one for all (Moody and Darken 1989 choose them from the data in the same spirit). Where
 * every example is a centre the distances are nothing but rounding, and the widths stay as they
 * are. Metric: {@code loss}, the mean squared distance.
 *
 * @param centers name of the parameter F32[units, in], such as {@code radialbasis1.centers}
 * @param widths name of the parameter F32[units], empty for none
 */
public record KMeans(String centers, Optional<String> widths) implements LearningRule {
  /** A distance of so much of the squared length of an example is what rounding leaves of zero. */
  private static final double ROUNDING = 1e-6;

  /** Centres without widths. */
  public KMeans(String centers) {
    this(centers, Optional.empty());
  }

  @Override
  public void write(UpdateBuilder u) {
    Value c = u.parameter(centers);
    int units = c.shape().dim(0);
    int in = c.shape().dim(1);
    if (u.input().shape().size() != (long) u.batch() * in) {
      throw new ShapeException(
          ("k-means: an example is %s and '%s' %s; the centres must be of the examples themselves,"
                  + " so no layer that changes them may stand before")
              .formatted(u.input().shape().dropFirst(), centers, c.shape()));
    }
    Value x = u.input().reshape(Shape.of(u.batch(), in));
    Value counts = u.slot("counts", TensorType.f32(units));
    Value first = counts.sum().greaterThan(0).oneMinus();

    // |x - c|^2 = |x|^2 - (2 x c - |c|^2): the nearest centre has the greatest score.
    Value scores = x.matmulTransposed(c).times(2).minus(c.square().sum(1).reshape(Shape.of(units)));
    Value chosen = scores.argMax().oneHot(units);
    Value chosenBy = chosen.sumTo(Shape.of(1, units)).reshape(Shape.of(units));
    Value counted = counts.plus(chosenBy);
    Value moved =
        chosen
            .transposedMatmul(x)
            .minus(column(chosenBy).times(c))
            .dividedBy(column(counted.plus(counted.greaterThan(0).oneMinus())));

    Value begin = beginning(u, x, units);
    Value after = first.times(begin).plus(first.oneMinus().times(c.plus(moved)));
    u.setSlot("counts", first.plus(first.oneMinus().times(counted)));

    Value squares = x.square().sum(1);
    Value distance = squares.minus(scores.max(1)).relu().mean();
    u.metric("loss", first.oneMinus().times(distance));
    Optional<Value> spread = 
        widths.map(name -> spread(u, name, distance, squares.mean().times(ROUNDING), first));
    u.setParameters(u.pack(replaced(u, after, spread)));
  }

  /** The first examples of the batch; of a smaller, later batch as many as there are. */
  private static Value beginning(UpdateBuilder u, Value x, int units) {
    GraphBuilder g = u.graph();
    int rows = Math.min(units, u.batch());
    int in = x.shape().dim(1);
    Value given = g.apply(new Slice(0, Shape.of(rows, in)), x);
    return rows == units
        ? given
        : g.applyAll(new Pack(List.of(0), units * in), List.of(given))
            .getFirst()
            .reshape(Shape.of(units, in));
  }

  /** The root of the mean squared distance over all steps but the first, which knows none. */
  private static Value spread(
      UpdateBuilder u, String name, Value distance, Value least, Value first) {
    Value sum = u.slot("distances", TensorType.f32());
    Value steps = u.slot("steps", TensorType.f32());
    Value sumNow = sum.plus(first.oneMinus().times(distance));
    Value stepsNow = steps.plus(first.oneMinus());
    u.setSlot("distances", sumNow);
    u.setSlot("steps", stepsNow);
    Value before = u.parameter(name);
    Value mean = sumNow.dividedBy(stepsNow.plus(stepsNow.greaterThan(0).oneMinus()));
    Value known = mean.greaterThan(least);
    return known.times(mean.sqrt()).plus(known.oneMinus().times(before));
  }

  private static Value column(Value row) {
    return row.reshape(Shape.of(row.shape().dim(0), 1));
  }

  private List<Value> replaced(UpdateBuilder u, Value newCenters, Optional<Value> newWidths) {
    List<String> names = List.copyOf(u.graph().parameters().byName().keySet());
    List<Value> values = new ArrayList<>(u.parameters());
    values.set(names.indexOf(centers), newCenters);
    newWidths.ifPresent(w -> values.set(names.indexOf(widths.orElseThrow()), w));
    return values;
  }
}
