// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.Value;
import io.neurozoo.training.UpdateBuilder;
import java.util.Objects;

/**
 * L1 and L2 regularisation, in the gradient: what is minimised is the loss plus l1 sum |p| + (l2 /
 * 2) sum p^2, so that an optimiser sees g + l1 sign(p) + l2 p, where sign(0) = 0. The reported loss
 * is without the penalty.
 *
 * <p>The l2 is the {@code weight_decay} of PyTorch's optimisers other than AdamW; Keras' {@code
 * L2(x)} is an l2 of 2 x here, its {@code L1(x)} an l1 of x. With Adam and its like {@link
 * WeightDecay} is the better choice.
 *
 * @param optimizer what follows the gradient
 * @param l1 at least 0; drives parameters to exactly zero and past it by at most a step
 * @param l2 at least 0
 * @param penalised which parameters
 */
public record Penalty(Optimizer optimizer, float l1, float l2, Decayed penalised)
    implements Optimizer {

  /** Checks the numbers. */
  public Penalty {
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(penalised, "penalised");
    Ranges.notNegative("l1", l1);
    Ranges.notNegative("l2", l2);
  }

  @Override
  public Value step(UpdateBuilder u, Value parameters, Value gradient) {
    Value total = gradient;
    Value p = penalised.of(u, parameters);
    if (l1 != 0) {
      Value sign = p.greaterThan(0).minus(u.graph().constant(0).greaterThan(p));
      total = total.plus(sign.times(l1));
    }
    if (l2 != 0) {
      total = total.plus(p.times(l2));
    }
    return optimizer.step(u, parameters, total);
  }
}
