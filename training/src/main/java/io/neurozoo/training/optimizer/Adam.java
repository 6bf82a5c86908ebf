// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.Value;
import io.neurozoo.op.AdamStep;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.UpdateBuilder;
import java.util.List;
import java.util.Objects;

/**
 * Adam (Kingma and Ba 2015); the formulas are those of {@link AdamStep}, which are PyTorch's. Keras
 * adds epsilon, there 1e-7, to the root of v as it is, before its correction: with gradients as
 * small as epsilon its steps are smaller. Its slots are {@code m} and {@code v}.
 *
 * @param learningRate of each step; 0.001 is usual
 * @param beta1 decay of the mean of gradients, in [0, 1)
 * @param beta2 decay of the mean of squared gradients, in [0, 1)
 * @param epsilon above 0; keeps the division finite
 */
public record Adam(Schedule learningRate, double beta1, double beta2, float epsilon)
    implements Optimizer {

  /** Checks the numbers. */
  public Adam {
    Objects.requireNonNull(learningRate, "learningRate");
    Ranges.decay("adam: beta1", beta1);
    Ranges.decay("adam: beta2", beta2);
    Ranges.positive("adam: epsilon", epsilon);
  }

  /** With the same learning rate at every step, at least 0. */
  public Adam(float learningRate, double beta1, double beta2, float epsilon) {
    this(Schedule.constant(learningRate), beta1, beta2, epsilon);
  }

  @Override
  public Value step(UpdateBuilder u, Value parameters, Value gradient) {
    Value rate = u.learningRate(learningRate);
    List<Value> next =
        u.graph()
            .applyAll(
                new AdamStep(beta1, beta2, epsilon),
                List.of(parameters, u.slot("m"), u.slot("v"), gradient, rate, u.step()));
    u.setSlot("m", next.get(1));
    u.setSlot("v", next.get(2));
    return next.getFirst();
  }
}
