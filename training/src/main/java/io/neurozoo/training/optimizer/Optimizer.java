// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.Value;
import io.neurozoo.training.UpdateBuilder;

/**
 * Turns a gradient into new parameters. What it remembers from step to step lives in slots. To be
 * implemented by plugins, best as records.
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
    return new Sgd(learningRate, 0, false);
  }

  /** Gradient descent with momentum, for example 0.9. */
  static Sgd sgd(float learningRate, float momentum) {
    return new Sgd(learningRate, momentum, false);
  }

  /** Adam with the decays of its paper, 0.9 and 0.999, and epsilon 1e-8. */
  static Adam adam(float learningRate) {
    return new Adam(learningRate, 0.9, 0.999, 1e-8f);
  }
}
