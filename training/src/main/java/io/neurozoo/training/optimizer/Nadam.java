// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.Value;
import io.neurozoo.op.BiasCorrection;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.UpdateBuilder;
import java.util.Objects;

/**
 * Adam with Nesterov's momentum (Dozat 2016): with a momentum that grows with the step t,
 *
 * <pre>
 * u_t = beta1 (1 - 0.96^(momentumDecay t) / 2),  U_t = u_1 u_2 ... u_t
 * m'  = beta1 m + (1 - beta1) g,  v' = beta2 v + (1 - beta2) g^2
 * n   = u_(t+1) m' / (1 - U_(t+1)) + (1 - u_t) g / (1 - U_t)
 * p'  = p - rate n / (sqrt(v' / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>That is PyTorch's {@code NAdam} and Keras' {@code Nadam}, whose defaults differ. Its slots are
 * {@code m}, {@code v} and {@code momentumCorrection}, the scalar 1 - U.
 *
 * @param learningRate of each step
 * @param beta1 decay of the mean of gradients, in [0, 1)
 * @param beta2 decay of the mean of squared gradients, in [0, 1)
 * @param epsilon above 0; keeps the division finite
 * @param momentumDecay how fast the momentum grows, at least 0
 */
public record Nadam(
    Schedule learningRate, double beta1, double beta2, float epsilon, float momentumDecay)
    implements Optimizer {

  /** Checks the numbers. */
  public Nadam {
    Objects.requireNonNull(learningRate, "learningRate");
    Ranges.decay("nadam: beta1", beta1);
    Ranges.decay("nadam: beta2", beta2);
    Ranges.positive("nadam: epsilon", epsilon);
    Ranges.notNegative("nadam: momentumDecay", momentumDecay);
  }

  /** PyTorch's defaults: 0.9, 0.999, epsilon 1e-8, momentum decay 0.004; its rate is 0.002. */
  public static Nadam pytorch(Schedule learningRate) {
    return new Nadam(learningRate, 0.9, 0.999, 1e-8f, 0.004f);
  }

  /** Keras' defaults: 0.9, 0.999, epsilon 1e-7, momentum decay 1; its rate is 0.001. */
  public static Nadam keras(Schedule learningRate) {
    return new Nadam(learningRate, 0.9, 0.999, 1e-7f, 1);
  }

  @Override
  public Value step(UpdateBuilder u, Value parameters, Value gradient) {
    Value rate = u.learningRate(learningRate);
    double base = StrictMath.pow(0.96, momentumDecay);
    Value power = u.graph().apply(new BiasCorrection(base), u.step()).oneMinus(); // base^t
    Value now = momentum(power);
    Value next = momentum(power.times(base));
    // 1 - U_t from 1 - U_(t-1): the slot begins with 0, which is right for an empty product.
    Value before = u.slot("momentumCorrection", TensorType.f32());
    Value correction = before.times(now).plus(now.oneMinus());
    u.setSlot("momentumCorrection", correction);
    Value nextCorrection = correction.times(next).plus(next.oneMinus());

    Value m = u.slot("m").times(beta1).plus(gradient.times(1 - beta1));
    Value v = u.slot("v").times(beta2).plus(gradient.square().times(1 - beta2));
    u.setSlot("m", m);
    u.setSlot("v", v);
    Value mean =
        next.dividedBy(nextCorrection)
            .times(m)
            .plus(now.oneMinus().dividedBy(correction).times(gradient));
    Value correction2 = u.graph().apply(new BiasCorrection(beta2), u.step());
    return parameters.minus(
        rate.times(mean).dividedBy(v.dividedBy(correction2).sqrt().plus(epsilon)));
  }

  private Value momentum(Value power) {
    return power.times(-0.5).plus(1).times(beta1);
  }
}
