// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.Value;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.UpdateBuilder;
import java.util.Objects;

/**
 * Adagrad (Duchi, Hazan and Singer 2011): each parameter's rate falls with the squares of its
 * gradients so far.
 *
 * <pre>s' = s + g^2,  p' = p - rate g / (sqrt(initial + s') + epsilon)</pre>
 *
 * <p>Its slot is {@code sum}, s. PyTorch's {@code Adagrad} without its {@code lr_decay}, for which
 * there are schedules; Keras' has other defaults and epsilon under the root.
 *
 * @param learningRate of each step
 * @param initial what the sum of squares begins with, at least 0
 * @param epsilon keeps the division finite
 */
public record Adagrad(Schedule learningRate, float initial, Epsilon epsilon)
    implements Optimizer {

  /** Checks the numbers. */
  public Adagrad {
    Objects.requireNonNull(learningRate, "learningRate");
    Objects.requireNonNull(epsilon, "epsilon");
    Ranges.notNegative("adagrad: initial", initial);
  }

  /** PyTorch's defaults: the sum begins with 0, epsilon is 1e-10; its rate is 0.01. */
  public static Adagrad pytorch(Schedule learningRate) {
    return new Adagrad(learningRate, 0, Epsilon.besideRoot(1e-10f));
  }

  /** Keras' defaults: the sum begins with 0.1, epsilon is 1e-7; its rate is 0.001. */
  public static Adagrad keras(Schedule learningRate) {
    return new Adagrad(learningRate, 0.1f, Epsilon.underRoot(1e-7f));
  }

  @Override
  public Value step(UpdateBuilder u, Value parameters, Value gradient) {
    Value rate = u.learningRate(learningRate);
    Value sum = u.slot("sum").plus(gradient.square());
    u.setSlot("sum", sum);
    Value total = initial == 0 ? sum : sum.plus(initial);
    return parameters.minus(rate.times(gradient.dividedBy(epsilon.root(total))));
  }
}
