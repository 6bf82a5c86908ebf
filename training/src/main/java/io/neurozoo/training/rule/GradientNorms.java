// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.rule;

import io.neurozoo.graph.Value;
import io.neurozoo.training.UpdateBuilder;
import io.neurozoo.training.metric.EpochRow;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Euclidean norm of the loss's gradient with respect to all parameters of a layer, as a metric
 * {@code gradientNorm.LAYER}: before clipping, decay and penalties. Parameters belong to the layer
 * that their dotted name begins with: {@code block1.dense2.weight} to {@code block1.dense2}.
 *
 * <p>As with all metrics, an epoch's row has the mean over its examples, and training stops where a
 * norm is not finite.
 */
public final class GradientNorms {
  private static final String NAME = "gradientNorm";

  private GradientNorms() {}

  /** Writes the metrics; the gradients are in the order of the parameters. */
  static void report(UpdateBuilder u, List<Value> gradients) {
    Map<String, Value> squares = new LinkedHashMap<>();
    Iterator<Value> next = gradients.iterator();
    for (String parameter : u.graph().parameters().byName().keySet()) {
      squares.merge(metric(parameter), next.next().square().sum(), Value::plus);
    }
    squares.forEach((name, square) -> u.metric(name, square.sqrt()));
  }

  private static String metric(String parameter) {
    int dot = parameter.lastIndexOf('.');
    return dot < 0 ? NAME : NAME + "." + parameter.substring(0, dot);
  }

  /**
   * The norms of an epoch, means over its examples, by the names of the layers in their order from
   * input to output; a network that is one layer is called {@code network}. Empty where none were
   * asked for.
   */
  public static Map<String, Double> of(EpochRow row) {
    Map<String, Double> norms = new LinkedHashMap<>();
    row.train()
        .forEach(
            (name, value) -> {
              if (name.equals(NAME)) {
                norms.put("network", value);
              } else if (name.startsWith(NAME + ".")) {
                norms.put(name.substring(NAME.length() + 1), value);
              }
            });
    return Collections.unmodifiableMap(norms);
  }
}
