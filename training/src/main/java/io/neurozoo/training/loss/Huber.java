// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;

/**
 * Squared near zero, linear beyond (Huber 1964): with d = |output_i - target_i|,
 *
 * <pre>(1/n) sum_i (d^2 / 2 where d &lt;= delta, else delta (d - delta / 2))</pre>
 *
 * <p>over the n outputs of an example, so that outliers pull with a bounded force. Output and
 * target F32[batch, ...] with as many values. Its mean over the batch is PyTorch's {@code
 * HuberLoss}; {@code SmoothL1Loss} is this divided by delta.
 *
 * @param delta where it becomes linear, above 0; 1 is usual
 */
public record Huber(float delta) implements Loss {

  /** Checks the number. */
  public Huber {
    if (!(delta > 0 && Float.isFinite(delta))) {
      throw new IllegalArgumentException(
          "huber: delta is " + delta + "; it must be finite and above 0");
    }
  }

  @Override
  public Value apply(GraphBuilder g, Value output, Value target) {
    Value d = Rows.absolute(Rows.of("huber", output, target).difference());
    // With c = min(d, delta) both branches are c (d - c / 2).
    Value c = d.minus(d.minus(delta).relu());
    return Rows.means(c.times(d.minus(c.times(0.5))));
  }
}
