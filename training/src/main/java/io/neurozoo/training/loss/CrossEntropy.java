// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.ShapeException;

/**
 * -ln of the probability that softmax(output) gives the example's class, in nats. Output F32[batch,
 * classes], logits; target int32[batch].
 */
public record CrossEntropy() implements Loss {
  @Override
  public Value apply(GraphBuilder g, Value output, Value target) {
    if (target.type().dtype() != DType.I32 || output.shape().rank() != 2) {
      throw new ShapeException(
          ("cross-entropy: the output is %s and the target %s;"
                  + " they must be logits F32[batch, classes] and classes I32[batch]")
              .formatted(output.type(), target.type()));
    }
    return output.softmaxCrossEntropy(target);
  }
}
