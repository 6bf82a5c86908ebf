// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.Value;
import io.neurozoo.op.AdamStep;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.UpdateBuilder;
import java.util.List;

/**
 * Adam (Kingma and Ba 2015); the formulas are those of {@link AdamStep}. Its slots are {@code m}
 * and {@code v}.
 *
 * @param learningRate at least 0; 0.001 is usual
 * @param beta1 decay of the mean of gradients, in [0, 1)
 * @param beta2 decay of the mean of squared gradients, in [0, 1)
 * @param epsilon above 0; keeps the division finite
 */
public record Adam(float learningRate, double beta1, double beta2, float epsilon)
    implements Optimizer {

  /** Checks the numbers. */
  public Adam {
    Schedule.constant(learningRate);
    requireDecay("beta1", beta1);
    requireDecay("beta2", beta2);
    if (!(epsilon > 0 && Float.isFinite(epsilon))) {
      throw new IllegalArgumentException(
          "adam: epsilon is " + epsilon + "; it must be finite and above 0");
    }
  }

  private static void requireDecay(String name, double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException(
          "adam: " + name + " is " + decay + "; it must be at least 0 and below 1");
    }
  }

  @Override
  public Value step(UpdateBuilder u, Value parameters, Value gradient) {
    Value rate = u.learningRate(Schedule.constant(learningRate));
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
