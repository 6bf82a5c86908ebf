// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.Value;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.UpdateBuilder;
import java.util.Objects;

/**
 * RMSprop (Tieleman and Hinton 2012): gradients divided by a running root mean square; centred
 * (Graves 2013, section 4.2), by a running standard deviation.
 *
 * <pre>
 * v' = decay v + (1 - decay) g^2
 * m' = decay m + (1 - decay) g              centred only
 * d  = g / (sqrt(v' - m'^2) + epsilon)      m' = 0 where it is not centred
 * b' = momentum b + d
 * p' = p - rate b'
 * </pre>
 *
 * <p>That is PyTorch's {@code RMSprop}. Keras has epsilon under the root, and the rate inside its
 * momentum: b' = momentum b + rate d, p' = p - b', which is the same where the rate is constant.
 * Where rounding makes v' - m'^2 negative it counts as 0. The slots are {@code meanSquare}, v,
 * {@code mean}, m, and {@code momentum}, b, as far as they are needed.
 *
 * @param learningRate of each step
 * @param decay of the running means, in [0, 1)
 * @param epsilon keeps the division finite
 * @param momentum in [0, 1); 0 needs no slot
 * @param centred whether the mean gradient is taken off
 */
public record RmsProp(
    Schedule learningRate, double decay, Epsilon epsilon, float momentum, boolean centred)
    implements Optimizer {

  /** Checks the numbers. */
  public RmsProp {
    Objects.requireNonNull(learningRate, "learningRate");
    Objects.requireNonNull(epsilon, "epsilon");
    Ranges.decay("rmsprop: decay", decay);
    Ranges.decay("rmsprop: momentum", momentum);
  }

  /** PyTorch's defaults: decay 0.99, epsilon 1e-8, no momentum, not centred; its rate is 0.01. */
  public static RmsProp pytorch(Schedule learningRate) {
    return new RmsProp(learningRate, 0.99, Epsilon.besideRoot(1e-8f), 0, false);
  }

  /** Keras' defaults: decay 0.9, epsilon 1e-7, no momentum, not centred; its rate is 0.001. */
  public static RmsProp keras(Schedule learningRate) {
    return new RmsProp(learningRate, 0.9, Epsilon.underRoot(1e-7f), 0, false);
  }

  /** The same with momentum. */
  public RmsProp withMomentum(float momentum) {
    return new RmsProp(learningRate, decay, epsilon, momentum, centred);
  }

  /** The same, divided by a standard deviation. */
  public RmsProp withCentring() {
    return new RmsProp(learningRate, decay, epsilon, momentum, true);
  }

  @Override
  public Value step(UpdateBuilder u, Value parameters, Value gradient) {
    Value rate = u.learningRate(learningRate);
    Value variance = mean(u, "meanSquare", gradient.square());
    if (centred) {
      variance = variance.minus(mean(u, "mean", gradient).square()).relu();
    }
    Value direction = gradient.dividedBy(epsilon.root(variance));
    if (momentum != 0) {
      direction = u.slot("momentum").times(momentum).plus(direction);
      u.setSlot("momentum", direction);
    }
    return parameters.minus(rate.times(direction));
  }

  private Value mean(UpdateBuilder u, String slot, Value value) {
    Value mean = u.slot(slot).times(decay).plus(value.times(1 - decay));
    u.setSlot(slot, mean);
    return mean;
  }
}
