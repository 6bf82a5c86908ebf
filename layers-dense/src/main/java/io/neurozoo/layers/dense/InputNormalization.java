// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import java.util.List;

/**
 * Standardises the features of the data: y = (x - mean) / deviation along the last axis, with fixed
 * numbers: given, or {@linkplain #adaptedTo adapted} to the training data. Input and output (batch,
 * ..., features).
 *
 * <p>State: {@code mean} and {@code deviation}, (features) or (1), which nothing updates, so that
 * they are saved with the model and training leaves them alone.
 *
 * @param mean of each feature, or one for all
 * @param deviation standard deviation of each feature, or one for all; finite and above 0
 */
public record InputNormalization(List<Float> mean, List<Float> deviation) implements Layer {

  /** Copies the lists; refuses two of different lengths, and deviations that cannot divide. */
  public InputNormalization {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (mean.isEmpty() || mean.size() != deviation.size()) {
      throw new IllegalArgumentException(
          "inputNormalization: there are " + mean.size() + " means and " + deviation.size()
              + " deviations; give one of each for every feature, or one for all");
    }
    mean.forEach(value -> Require.finite("inputNormalization", "mean", value));
    deviation.forEach(value -> Require.positive("inputNormalization", "deviation", value));
  }

  /** One mean and one deviation for all features. */
  public static InputNormalization of(float mean, float deviation) {
    return new InputNormalization(List.of(mean), List.of(deviation));
  }

  /**
   * The means and standard deviations (divided by n) of examples. A feature that never changes gets
   * the deviation 1, so that it becomes 0.
   *
   * @param examples of the training split, all of one length; iterated once
   * @throws IllegalArgumentException where there is none, the lengths differ, or a value is NaN or
   *     infinite; the message names the example, counted from 0
   */
  public static InputNormalization adaptedTo(Iterable<float[]> examples) {
    var moments = new Moments("inputNormalization");
    examples.forEach(moments::add);
    return new InputNormalization(moments.means(), moments.deviations());
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    Shape features = Shape.of(mean.size());
    if (x.shape().rank() < 2 || mean.size() != 1 && mean.size() != x.shape().last()) {
      throw new ShapeException(
          "inputNormalization '%s': input is %s and there are %d means; adapt it to such examples"
              .formatted(g.scope().replace('.', '/'), x.type(), mean.size()));
    }
    Value center = g.state("mean", features, listed(mean));
    return x.minus(center).dividedBy(g.state("deviation", features, listed(deviation)));
  }

  private static Initializer listed(List<Float> values) {
    return (target, random) -> {
      for (int i = 0; i < values.size(); i++) {
        target.set(i, values.get(i));
      }
    };
  }
}
