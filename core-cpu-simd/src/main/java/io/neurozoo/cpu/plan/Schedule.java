// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.graph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * An order of the nodes that respects data and a further rule: whoever reads memory that is about
 * to be overwritten comes before the writer. Otherwise the order in which the graph was built
 * stays.
 */
final class Schedule {
  private final List<Node> nodes;
  private final Map<Node, Set<Node>> before = new HashMap<>();

  /** Nodes that have a kernel, in the order in which the graph was built. */
  Schedule(List<Node> nodes) {
    this.nodes = nodes;
    Set<Node> known = Set.copyOf(nodes);
    for (Node node : nodes) {
      Set<Node> needs = new HashSet<>();
      // A view is no step: whoever reads one waits for the node behind it.
      node.inputs().stream().map(Lowering::origin).filter(known::contains).forEach(needs::add);
      before.put(node, needs);
    }
  }

  /** The nodes, in the order in which the graph was built. */
  List<Node> nodes() {
    return nodes;
  }

  /**
   * Asks that {@code readers} come before {@code writer}; false, and nothing changes, where that is
   * impossible.
   */
  boolean order(Set<Node> readers, Node writer) {
    Set<Node> needs = before.get(writer);
    List<Node> added = readers.stream().filter(r -> r != writer && needs.add(r)).toList();
    if (sorted().size() == nodes.size()) {
      return true;
    }
    added.forEach(needs::remove);
    return false;
  }

  /** The order. */
  List<Node> sorted() {
    Map<Node, Integer> missing = new HashMap<>();
    Map<Node, List<Node>> after = new HashMap<>();
    var ready = new PriorityQueue<>(Comparator.comparingInt(Node::index));
    for (Node node : nodes) {
      missing.put(node, before.get(node).size());
      before.get(node).forEach(n -> after.computeIfAbsent(n, k -> new ArrayList<>()).add(node));
      if (before.get(node).isEmpty()) {
        ready.add(node);
      }
    }
    List<Node> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      Node node = ready.poll();
      order.add(node);
      for (Node next : after.getOrDefault(node, List.of())) {
        if (missing.merge(next, -1, Integer::sum) == 0) {
          ready.add(next);
        }
      }
    }
    return order;
  }
}
