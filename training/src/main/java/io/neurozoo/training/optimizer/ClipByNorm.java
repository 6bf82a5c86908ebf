// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.Value;
import io.neurozoo.training.UpdateBuilder;
import java.util.Objects;

/**
 * Scales the gradient of all parameters together where its Euclidean norm is above a limit (Pascanu,
 * Mikolov and Bengio 2013, algorithm 1): g limit / max(norm, limit). Below the limit not a bit
 * changes. PyTorch's {@code clip_grad_norm_} adds 1e-6 to the norm.
 *
 * @param optimizer what follows the gradient
 * @param limit above 0; 1 is usual
 */
public record ClipByNorm(Optimizer optimizer, float limit) implements Optimizer {

  /** Checks the limit. */
  public ClipByNorm {
    Objects.requireNonNull(optimizer, "optimizer");
    Ranges.positive("clip by norm: limit", limit);
  }

  @Override
  public Value step(UpdateBuilder u, Value parameters, Value gradient) {
    Value norm = gradient.square().sum().sqrt();
    Value greater = norm.minus(limit).relu().plus(limit); // max(norm, limit)
    Value factor = u.graph().constant(limit).dividedBy(greater);
    return optimizer.step(u, parameters, gradient.times(factor));
  }
}
