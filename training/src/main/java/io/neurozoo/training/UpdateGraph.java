// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.graph.Graph;
import io.neurozoo.tensor.TensorType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of a learning rule, ready to be planned. Whatever is kept from step to step is donated:
 * after a run its input holds the new value.
 *
 * @param graph its inputs are those of the names in {@link UpdateBuilder} that the rule asked for,
 *     its outputs {@code metric:NAME} and what is donated
 * @param slots type of each slot by name, in the order they were declared
 * @param metrics names of the metrics, in the order they were declared
 * @param schedule the learning rate of each step
 */
public record UpdateGraph(
    Graph graph, Map<String, TensorType> slots, List<String> metrics, Schedule schedule) {

  /** Copies the collections. */
  public UpdateGraph {
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    metrics = List.copyOf(metrics);
  }

  /** Name of the graph's input that is a slot. */
  public static String slotInput(String name) {
    return "slot:" + name;
  }

  /** Name of the graph's output that is a metric. */
  public static String metricOutput(String name) {
    return "metric:" + name;
  }
}
