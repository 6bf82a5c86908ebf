// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;

/**
 * (1/n) sum_i |output_i - target_i| over the n outputs of an example; where they are equal the
 * derivative is 0. Output and target F32[batch, ...] with as many values. Its mean over the batch
 * is PyTorch's {@code L1Loss}.
 */
public record MeanAbsoluteError() implements Loss {
  @Override
  public Value apply(GraphBuilder g, Value output, Value target) {
    Value difference = Rows.of("mean absolute error", output, target).difference();
    return Rows.means(Rows.absolute(difference));
  }
}
