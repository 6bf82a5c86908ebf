// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.rule;

import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.DType;
import io.neurozoo.training.LearningRule;
import io.neurozoo.training.UpdateBuilder;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.optimizer.Optimizer;
import java.util.List;
import java.util.Objects;

/**
 * Descent on the mean loss of the batch plus what layers add with {@code addLoss} (Rumelhart,
 * Hinton and Williams 1986). Metrics: {@code loss}, which is what is minimised, and for classes
 * {@code accuracy}, of the network as it was before the step and in training mode.
 *
 * @param loss of one example
 * @param optimizer what follows the gradient
 * @param gradientNorms whether each layer's {@link GradientNorms gradient norm} is a metric too;
 *     where it is not, nothing of it is in the graph
 */
public record Backpropagation(Loss loss, Optimizer optimizer, boolean gradientNorms)
    implements LearningRule {

  /** Refuses null. */
  public Backpropagation {
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(optimizer, "optimizer");
  }

  /** Without gradient norms. */
  public Backpropagation(Loss loss, Optimizer optimizer) {
    this(loss, optimizer, false);
  }

  /** The same with a metric {@code gradientNorm.LAYER} for each layer that has parameters. */
  public Backpropagation withGradientNorms() {
    return new Backpropagation(loss, optimizer, true);
  }

  @Override
  public void write(UpdateBuilder u) {
    Value output = u.forward();
    Value target = u.target();
    Value total = loss.apply(u.graph(), output, target).mean();
    for (Value penalty : u.graph().losses().values()) {
      total = total.plus(penalty);
    }
    u.metric("loss", total);
    if (target.type().dtype() == DType.I32) {
      u.metric("accuracy", output.argMax().equalTo(target).mean());
    }
    List<Value> gradients = Gradients.of(total, u.parameters());
    if (gradientNorms) {
      GradientNorms.report(u, gradients);
    }
    u.setParameters(optimizer.step(u, u.flatParameters(), u.pack(gradients)));
  }
}
