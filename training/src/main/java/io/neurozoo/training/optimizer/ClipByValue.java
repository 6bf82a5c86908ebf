// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.Value;
import io.neurozoo.training.UpdateBuilder;
import java.util.Objects;

/**
 * Each element of the gradient is brought into [-limit, limit]. PyTorch's {@code
 * clip_grad_value_}. An element that is NaN or infinite makes the parameter NaN, so that training
 * stops rather than goes on from nonsense.
 *
 * @param optimizer what follows the gradient
 * @param limit above 0
 */
public record ClipByValue(Optimizer optimizer, float limit) implements Optimizer {

  /** Checks the limit. */
  public ClipByValue {
    Objects.requireNonNull(optimizer, "optimizer");
    Ranges.positive("clip by value: limit", limit);
  }

  @Override
  public Value step(UpdateBuilder u, Value parameters, Value gradient) {
    // By masks: sums such as limit - relu(limit - g) would round the small elements away.
    Value above = gradient.greaterThan(limit);
    Value below = u.graph().constant(-limit).greaterThan(gradient);
    Value clipped =
        gradient
            .times(above.plus(below).oneMinus())
            .plus(above.minus(below).times(limit));
    return optimizer.step(u, parameters, clipped);
  }
}
