// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.op.SoftmaxCrossEntropy;
import io.neurozoo.op.SoftmaxCrossEntropyGradient;
import java.util.List;

/**
 * The softmax cross-entropy of each row and its gradient by the logits, in one visit to the row;
 * the probabilities are not kept. Made by {@link Fusion}; never in a user's graph. Operands: logits
 * F32[batch, classes], labels int32[batch], gradient of the losses F32[batch], or of a single
 * element where all of them have that one. Results: losses F32[batch], gradient F32[batch,
 * classes].
 */
public record CrossEntropyAndGradient() implements CompositeOp {

  @Override
  public String id() {
    return "neurozoo-cpu:crossEntropyAndGradient";
  }

  @Override
  public int results() {
    return 2;
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
    List<Value> both = g.applyAll(new SoftmaxCrossEntropy(), inputs.subList(0, 2));
    Value losses = both.get(0);
    Value scale = inputs.get(2).broadcastTo(losses.shape());
    return List.of(
        losses, g.apply(new SoftmaxCrossEntropyGradient(), both.get(1), inputs.get(1), scale));
  }
}
