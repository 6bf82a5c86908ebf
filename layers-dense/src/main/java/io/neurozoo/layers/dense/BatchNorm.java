// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;

/**
 * Normalises each feature over the batch: y = (x - mean) / sqrt(variance + epsilon) * weight +
 * bias. Ioffe and Szegedy 2015, algorithms 1 and 2. Input and output (batch, ..., features, ...),
 * where everything but the axis of features is averaged over.
 *
 * <p>While training, mean and variance are those of the batch, the variance divided by n. In
 * inference they are the state {@code running_mean} (features) and {@code running_var} (features),
 * which begin at 0 and 1 and follow training by running += momentum (batch - running). A batch with
 * one value for each feature has no variance: it gives y = bias and leaves the state alone.
 *
 * <p>Parameters: {@code weight} (features), which begins at 1, and {@code bias} (features), at 0.
 * Conventions: momentum weighs the <em>new</em> value, as in PyTorch; Keras' and ONNX' weighs the
 * old one and is 1 minus ours.
 *
 * <pre>
 *             momentum   epsilon   running variance divided by
 * PyTorch     0.1        1e-5      n - 1
 * Keras       0.01       1e-3      n
 * ONNX        0.1        1e-5      n
 * </pre>
 *
 * @param axis of the features, counted with the batch as 0, or from the end where negative; 1 suits
 *     rows and images (batch, channels, height, width), -1 sequences (batch, time, features)
 * @param momentum how much of the new statistics the running ones take, in (0, 1]
 * @param epsilon above 0; keeps the division finite
 * @param unbiased whether the running variance takes the batch's divided by n - 1 instead of n
 * @param scale whether there is a weight
 * @param center whether there is a bias
 */
public record BatchNorm(
    int axis, float momentum, float epsilon, boolean unbiased, boolean scale, boolean center)
    implements Layer {

  /** Refuses an axis of 0, a momentum outside (0, 1] and an epsilon of 0 or less. */
  public BatchNorm {
    if (axis == 0) {
      throw new IllegalArgumentException(
          "batchNorm: axis is 0, which is the batch; use 1 or more, or -1 for the last axis");
    }
    if (!(momentum > 0 && momentum <= 1)) {
      throw new IllegalArgumentException(
          "batchNorm: momentum is " + momentum + "; it must be above 0 and at most 1");
    }
    Require.positive("batchNorm", "epsilon", epsilon);
  }

  /** PyTorch's conventions, the features on axis 1. */
  public static BatchNorm pytorch() {
    return new BatchNorm(1, 0.1f, 1e-5f, true, true, true);
  }

  /** Keras' conventions, the features on the last axis. */
  public static BatchNorm keras() {
    return new BatchNorm(-1, 0.01f, 1e-3f, false, true, true);
  }

  /** The same with the features on another axis. */
  public BatchNorm withAxis(int axis) {
    return new BatchNorm(axis, momentum, epsilon, unbiased, scale, center);
  }

  /** The same with running statistics that follow faster or slower. */
  public BatchNorm withMomentum(float momentum) {
    return new BatchNorm(axis, momentum, epsilon, unbiased, scale, center);
  }

  /** The same with another epsilon. */
  public BatchNorm withEpsilon(float epsilon) {
    return new BatchNorm(axis, momentum, epsilon, unbiased, scale, center);
  }

  /** The same without the weight, for a layer behind it that scales anyway. */
  public BatchNorm withoutScale() {
    return new BatchNorm(axis, momentum, epsilon, unbiased, false, center);
  }

  /** The same without the bias. */
  public BatchNorm withoutCenter() {
    return new BatchNorm(axis, momentum, epsilon, unbiased, scale, false);
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    int rank = x.shape().rank();
    int position = axis < 0 ? axis + rank : axis;
    if (position < 1 || position >= rank) {
      throw new ShapeException(
          "batchNorm '%s': input is %s and the features are on axis %d; use an axis from 1 to %d"
              .formatted(g.scope().replace('.', '/'), x.type(), axis, rank - 1));
    }
    Shape features = Shape.of(x.shape().dim(position));
    Value mean = g.state("running_mean", features, Initializer.zeros());
    Value variance = g.state("running_var", features, Initializer.constant(1));
    Value y =
        g.mode() == Mode.TRAINING
            ? byBatch(g, x, position, mean, variance)
            : divided(
                x.minus(Features.along(position, mean, x)),
                Features.along(position, variance, x));
    if (scale) {
      Value weight = g.parameter("weight", features, Initializer.constant(1));
      y = y.times(Features.along(position, weight, x));
    }
    if (center) {
      Value bias = g.parameter("bias", features, Initializer.zeros());
      y = y.plus(Features.along(position, bias, x));
    }
    return y;
  }

  private Value byBatch(
      GraphBuilder g, Value x, int position, Value runningMean, Value runningVariance) {
    Shape features = runningMean.shape();
    long n = x.shape().size() / features.size();
    Value mean = Features.sum(position, x).times(1.0 / n);
    Value centered = x.minus(mean);
    Value squares = Features.sum(position, centered.square());
    if (n > 1) {
      follow(g, runningMean, mean.reshape(features));
      follow(g, runningVariance, squares.times(1.0 / (unbiased ? n - 1 : n)).reshape(features));
    }
    return divided(centered, squares.times(1.0 / n));
  }

  private Value divided(Value centered, Value variance) {
    return centered.dividedBy(variance.plus(epsilon).sqrt());
  }

  private void follow(GraphBuilder g, Value running, Value batch) {
    g.update(running, running.plus(batch.stopGradient().minus(running).times(momentum)));
  }
}
