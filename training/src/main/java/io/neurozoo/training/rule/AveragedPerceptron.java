// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.rule;

import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.Value;
import io.neurozoo.op.SgdStep;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.LearningRule;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.UpdateBuilder;

/**
 * The perceptron rule for several classes (Rosenblatt 1958; in this form Collins 2002), averaged
 * (Freund and Schapire 1999). For each example that the greatest score puts into a wrong class,
 *
 * <pre>w[right] += rate * x,  w[wrong] -= rate * x,  and the bias likewise with x = 1</pre>
 *
 * <p>That is gradient descent on the perceptron criterion, the sum over the batch of (greatest
 * score - score of the right class). With batches of one it is the online rule.
 *
 * <p>These raw weights live in the slot {@code raw} and begin at zero; the model's parameters are
 * their mean over all steps so far, so that what is evaluated and saved is the average. Metrics:
 * {@code loss}, the mean criterion of the batch, and {@code accuracy}, both of the raw weights
 * before the step.
 *
 * @param learningRate the scale of the raw weights; the decisions do not depend on it
 */
public record AveragedPerceptron(float learningRate) implements LearningRule {

  /** Checks the rate. */
  public AveragedPerceptron {
    Schedule.constant(learningRate);
  }

  @Override
  public void write(UpdateBuilder u) {
    Value raw = u.slot("raw");
    Value scores = u.forward(raw);
    Value right = u.target();
    Value chosen = scores.argMax();
    int classes = scores.shape().last();
    // A row of zeros where the choice was right.
    Value mistakes = chosen.oneHot(classes).minus(right.oneHot(classes));
    Value criterion = scores.times(mistakes).sum();
    u.metric("loss", criterion.times(1.0 / u.batch()));
    u.metric("accuracy", chosen.equalTo(right).mean());

    Value gradient = u.pack(Gradients.of(criterion, u.slices(raw)));
    Value rate = u.learningRate(Schedule.constant(learningRate));
    Value next = u.graph().apply(new SgdStep(0, false), raw, gradient, rate);
    u.setSlot("raw", next);

    // mean' = mean + (raw' - mean) / t. A float counts steps exactly up to 2^24.
    Value count = u.slot("count", TensorType.f32()).plus(1);
    u.setSlot("count", count);
    Value mean = u.flatParameters();
    u.setParameters(mean.plus(next.minus(mean).dividedBy(count)));
  }
}
