// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;

/**
 * (1/n) sum_i (output_i - target_i)^2 over the n outputs of an example. Output and target
 * F32[batch, ...] with as many values. Its mean over the batch is PyTorch's {@code MSELoss}.
 */
public record MeanSquaredError() implements Loss {
  @Override
  public Value apply(GraphBuilder g, Value output, Value target) {
    return Rows.means(Rows.of("mean squared error", output, target).difference().square());
  }
}
