// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.graph.Graph;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who reads each value of a graph. */
final class Uses {
  private final Map<Value, List<Node>> readers = new HashMap<>();
  private final Set<Value> kept;

  Uses(Graph graph) {
    kept = new HashSet<>(graph.outputs().values());
    for (Node node : graph.nodes()) {
      node.inputs().forEach(v -> readers.computeIfAbsent(v, k -> new ArrayList<>()).add(node));
    }
  }

  /** The nodes that read it, one of them twice where it is two of its operands. */
  List<Node> readers(Value value) {
    return readers.getOrDefault(value, List.of());
  }

  /** True where it is an output of the graph. */
  boolean isKept(Value value) {
    return kept.contains(value);
  }

  /** The node that reads it, where it reads it once and nobody else wants it. */
  Optional<Node> onlyReader(Value value) {
    List<Node> all = readers(value);
    return all.size() == 1 && !isKept(value) ? Optional.of(all.getFirst()) : Optional.empty();
  }
}
