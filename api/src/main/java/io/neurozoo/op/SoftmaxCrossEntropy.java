// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * The cross-entropy of each row of logits with a class index, in nats: ln(sum_j e^(x_j - max)) -
 * (x_label - max).
 *
 * <p>Operands: logits F32[batch, classes], labels int32[batch]. Result: F32[batch]; residual: the
 * probabilities F32[batch, classes], from which {@link SoftmaxCrossEntropyGradient} makes the
 * gradient without another exponential.
 */
public record SoftmaxCrossEntropy() implements CompositeOp {

  @Override
  public String id() {
    return "neurozoo:softmaxCrossEntropy";
  }

  @Override
  public int results() {
    return 1;
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 2);
    TensorType logits = Expect.f32(inputs, 0);
    Expect.rank(logits, "the logits operand", 2);
    Expect.same(
        Expect.i32(inputs, 1),
        "the labels operand",
        TensorType.i32(logits.shape().dim(0)),
        "one label a row");
    return List.of(TensorType.f32(logits.shape().dim(0)), logits);
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
    Value logits = inputs.get(0);
    int batch = logits.shape().dim(0);
    Value oneHot = inputs.get(1).oneHot(logits.shape().dim(1));
    Value shifted = logits.minus(logits.max(1).stopGradient());
    Value e = shifted.exp();
    Value sum = e.sum(1);
    Value loss = sum.log().minus(shifted.times(oneHot).sum(1));
    return List.of(loss.reshape(Shape.of(batch)), e.dividedBy(sum));
  }

  @Override
  public void vjp(Pullback p) {
    Value probabilities = p.output(1);
    if (p.hasGradient(0)) {
      p.contribute(
          0,
          () ->
              p.builder()
                  .apply(
                      new SoftmaxCrossEntropyGradient(), probabilities, p.input(1), p.gradient(0)));
    }
    if (p.hasGradient(1)) {
      p.contribute(0, () -> Softmax.gradient(probabilities, p.gradient(1)));
    }
  }
}
