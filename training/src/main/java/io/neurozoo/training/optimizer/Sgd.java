// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.op.SgdStep;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.UpdateBuilder;
import java.util.List;

/**
 * Gradient descent with or without momentum; the formulas are those of {@link SgdStep}. Its slot is
 * {@code momentum}.
 *
 * @param learningRate at least 0
 * @param momentum in [0, 1); 0 needs no slot
 * @param nesterov Nesterov's form, which needs a momentum
 */
public record Sgd(float learningRate, float momentum, boolean nesterov) implements Optimizer {

  /** Checks the numbers. */
  public Sgd {
    Schedule.constant(learningRate);
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "sgd: momentum is " + momentum + "; it must be at least 0 and below 1");
    }
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException("sgd: nesterov with momentum 0; give a momentum, say 0.9");
    }
  }

  @Override
  public Value step(UpdateBuilder u, Value parameters, Value gradient) {
    GraphBuilder g = u.graph();
    Value rate = u.learningRate(Schedule.constant(learningRate));
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
