// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * Companion of {@link SoftmaxCrossEntropy}: dlogits = (p - onehot(label)) dloss.
 *
 * <p>Operands: probabilities F32[batch, classes], labels int32[batch], gradient of the loss
 * F32[batch].
 */
public record SoftmaxCrossEntropyGradient() implements CompositeOp {

  @Override
  public String id() {
    return "neurozoo:softmaxCrossEntropyGradient";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 3);
    TensorType probabilities = Expect.f32(inputs, 0);
    Expect.rank(probabilities, "the probabilities operand", 2);
    int batch = probabilities.shape().dim(0);
    Expect.same(
        Expect.i32(inputs, 1), "the labels operand", TensorType.i32(batch), "one label a row");
    Expect.same(
        Expect.f32(inputs, 2), "the gradient operand", TensorType.f32(batch), "one value a row");
    return List.of(probabilities);
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
    Value probabilities = inputs.get(0);
    Value oneHot = inputs.get(1).oneHot(probabilities.shape().dim(1));
    Value dloss = inputs.get(2).reshape(Shape.of(probabilities.shape().dim(0), 1));
    return List.of(probabilities.minus(oneHot).times(dloss));
  }
}
