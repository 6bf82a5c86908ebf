// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.ShapeException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The axes of each example in another order. Input (batch, ...), output (batch, ...), where axis i
 * of the output is axis {@code axes[i - 1]} of the input. The batch, axis 0, stays; so for (batch,
 * height, width, channels) the axes (3, 1, 2) make (batch, channels, height, width).
 *
 * @param axes each axis from 1 on once
 */
public record Permute(List<Integer> axes) implements Layer {

  /** Refuses what is no order of 1, 2, ... */
  public Permute {
    axes = List.copyOf(axes);
    List<Integer> all = IntStream.rangeClosed(1, axes.size()).boxed().toList();
    if (!axes.stream().sorted().toList().equals(all)) {
      throw new IllegalArgumentException(
          "permute: the axes are " + axes + "; name each axis from 1 to " + axes.size() + " once");
    }
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    if (x.shape().rank() != axes.size() + 1) {
      throw new ShapeException(
          "permute '%s': input is %s and there are %d axes; it must have rank %d, batch included"
              .formatted(g.scope().replace('.', '/'), x.type(), axes.size(), axes.size() + 1));
    }
    return x.transpose(IntStream.concat(IntStream.of(0), axes.stream().mapToInt(a -> a)).toArray());
  }
}
