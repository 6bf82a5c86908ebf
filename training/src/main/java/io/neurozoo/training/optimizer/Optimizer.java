// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.Value;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.UpdateBuilder;

/**
 * Turns a gradient into new parameters. What it remembers from step to step lives in slots. To be
 * implemented by plugins, best as records.
 *
 * <p>Where PyTorch and Keras differ, the methods here follow PyTorch; the records have methods for
 * the defaults of either. What is put around an optimiser acts from the outside in: here the
 * gradient is clipped first, then the weights shrink, then Adam takes its step.
 *
 * <pre>{@code
 * Optimizer.adam(Schedule.cosine(1e-3f).afterWarmUp(1)).withWeightDecay(0.01f).clippedByNorm(1)
 * }</pre>
 */
@FunctionalInterface
public interface Optimizer {

  /**
   * Writes one step.
   *
   * @param u where it is written; it knows slots, learning rate and the number of the step
   * @param parameters all parameters, F32[P]
   * @param gradient of what is minimised, F32[P]
   * @return the new parameters, F32[P]
   */
  Value step(UpdateBuilder u, Value parameters, Value gradient);

  /** Plain gradient descent. */
  static Sgd sgd(float learningRate) {
    return sgd(Schedule.constant(learningRate));
  }

  /** Plain gradient descent. */
  static Sgd sgd(Schedule learningRate) {
    return new Sgd(learningRate, 0, false);
  }

  /** Gradient descent with momentum, for example 0.9. */
  static Sgd sgd(float learningRate, float momentum) {
    return new Sgd(learningRate, momentum, false);
  }

  /** Gradient descent with momentum, for example 0.9. */
  static Sgd sgd(Schedule learningRate, float momentum) {
    return new Sgd(learningRate, momentum, false);
  }

  /** Gradient descent with Nesterov's momentum, for example 0.9. */
  static Sgd nesterov(float learningRate, float momentum) {
    return new Sgd(learningRate, momentum, true);
  }

  /** Gradient descent with Nesterov's momentum, for example 0.9. */
  static Sgd nesterov(Schedule learningRate, float momentum) {
    return new Sgd(learningRate, momentum, true);
  }

  /** Adagrad with PyTorch's defaults; 0.01 is usual. */
  static Adagrad adagrad(float learningRate) {
    return adagrad(Schedule.constant(learningRate));
  }

  /** Adagrad with PyTorch's defaults. */
  static Adagrad adagrad(Schedule learningRate) {
    return Adagrad.pytorch(learningRate);
  }

  /** RMSprop with PyTorch's defaults; 0.001 is usual. */
  static RmsProp rmsProp(float learningRate) {
    return rmsProp(Schedule.constant(learningRate));
  }

  /** RMSprop with PyTorch's defaults. */
  static RmsProp rmsProp(Schedule learningRate) {
    return RmsProp.pytorch(learningRate);
  }

  /** Adam with the decays of its paper, 0.9 and 0.999, and epsilon 1e-8. */
  static Adam adam(float learningRate) {
    return adam(Schedule.constant(learningRate));
  }

  /** Adam with the decays of its paper, 0.9 and 0.999, and epsilon 1e-8. */
  static Adam adam(Schedule learningRate) {
    return new Adam(learningRate, 0.9, 0.999, 1e-8f);
  }

  /** AdamW: {@link #adam} with a {@linkplain #withWeightDecay decay} of 0.01. */
  static WeightDecay adamW(float learningRate) {
    return adamW(Schedule.constant(learningRate));
  }

  /** AdamW: {@link #adam} with a {@linkplain #withWeightDecay decay} of 0.01. */
  static WeightDecay adamW(Schedule learningRate) {
    return adam(learningRate).withWeightDecay(0.01f);
  }

  /** Nadam with PyTorch's defaults; 0.002 is usual. */
  static Nadam nadam(float learningRate) {
    return nadam(Schedule.constant(learningRate));
  }

  /** Nadam with PyTorch's defaults. */
  static Nadam nadam(Schedule learningRate) {
    return Nadam.pytorch(learningRate);
  }

  /** This optimiser, the weights shrinking at every step; biases and scales do not. */
  default WeightDecay withWeightDecay(float decay) {
    return new WeightDecay(this, decay, Decayed.WEIGHTS);
  }

  /** This optimiser with l1 sum |w| added to the loss; biases and scales are left out. */
  default Penalty withL1(float l1) {
    return new Penalty(this, l1, 0, Decayed.WEIGHTS);
  }

  /** This optimiser with (l2 / 2) sum w^2 added to the loss; biases and scales are left out. */
  default Penalty withL2(float l2) {
    return new Penalty(this, 0, l2, Decayed.WEIGHTS);
  }

  /** This optimiser with each element of the gradient brought into [-limit, limit]. */
  default ClipByValue clippedByValue(float limit) {
    return new ClipByValue(this, limit);
  }

  /** This optimiser with the whole gradient scaled to a norm of at most {@code limit}. */
  default ClipByNorm clippedByNorm(float limit) {
    return new ClipByNorm(this, limit);
  }
}
