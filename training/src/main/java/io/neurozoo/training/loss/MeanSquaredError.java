// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;

/**
 * (1/n) sum_i (output_i - target_i)^2 over the n outputs of an example. Output and target
 * F32[batch, ...] with as many values.
 */
public record MeanSquaredError() implements Loss {
  @Override
  public Value apply(GraphBuilder g, Value output, Value target) {
    if (target.type().dtype() != DType.F32 || output.shape().size() != target.shape().size()) {
      throw new ShapeException(
          ("mean squared error: the output is %s and the target %s;"
                  + " both must be F32 with as many values")
              .formatted(output.type(), target.type()));
    }
    int batch = output.shape().dim(0);
    Shape rows = Shape.of(batch, Math.toIntExact(output.shape().size() / batch));
    Value difference = output.reshape(rows).minus(target.reshape(rows));
    return difference.square().mean(1).reshape(Shape.of(batch));
  }
}
