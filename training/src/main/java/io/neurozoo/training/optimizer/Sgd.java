// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.op.SgdStep;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.UpdateBuilder;
import java.util.List;
import java.util.Objects;

/**
 * Gradient descent with or without momentum; the formulas are those of {@link SgdStep}. Its slot is
 * {@code momentum}.
 *
 * @param learningRate of each step
 * @param momentum in [0, 1); 0 needs no slot
 * @param nesterov Nesterov's form, which needs a momentum
 */
public record Sgd(Schedule learningRate, float momentum, boolean nesterov) implements Optimizer {

  /** Checks the numbers. */
  public Sgd {
    Objects.requireNonNull(learningRate, "learningRate");
    Ranges.decay("sgd: momentum", momentum);
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException("sgd: nesterov with momentum 0; give a momentum, say 0.9");
    }
  }

  /** With the same learning rate at every step, at least 0. */
  public Sgd(float learningRate, float momentum, boolean nesterov) {
    this(Schedule.constant(learningRate), momentum, nesterov);
  }

  @Override
  public Value step(UpdateBuilder u, Value parameters, Value gradient) {
    GraphBuilder g = u.graph();
    Value rate = u.learningRate(learningRate);
    SgdStep op = new SgdStep(momentum, nesterov);
    if (momentum == 0) {
      return g.apply(op, parameters, gradient, rate);
    }
    List<Value> next =
        g.applyAll(op, List.of(parameters, u.slot("momentum"), gradient, rate));
    u.setSlot("momentum", next.get(1));
    return next.getFirst();
  }
}
