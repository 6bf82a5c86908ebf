// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.Value;
import io.neurozoo.training.UpdateBuilder;
import java.util.Objects;

/**
 * Decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2): before an optimiser's step the
 * parameters shrink by the learning rate times the decay, p - rate decay p, which its running means
 * of gradients do not see. Around Adam it is AdamW, as in PyTorch and Keras.
 *
 * @param optimizer what follows the gradient; it decides the learning rate
 * @param decay at least 0; PyTorch's AdamW has 0.01, Keras' 0.004
 * @param decayed which parameters shrink
 */
public record WeightDecay(Optimizer optimizer, float decay, Decayed decayed)
    implements Optimizer {

  /** Checks the number. */
  public WeightDecay {
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(decayed, "decayed");
    Ranges.notNegative("weight decay", decay);
  }

  @Override
  public Value step(UpdateBuilder u, Value parameters, Value gradient) {
    Value share = u.learningRate().times(decay);
    Value shrunk = parameters.minus(share.times(decayed.of(u, parameters)));
    return optimizer.step(u, shrunk, gradient);
  }
}
