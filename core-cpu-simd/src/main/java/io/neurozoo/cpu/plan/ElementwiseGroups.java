// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.graph.Graph;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds elementwise nodes of one shape, each feeding another, that one pass over memory can
 * compute.
 *
 * <p>First, from the end, a node joins those that use it where nobody else does: its result then
 * needs no memory. This also puts 1 - y^2, say, with the gradient that it is for and not with the y
 * that was there long before. Then a node joins those that it reads, though others read them too:
 * they are written, but not read again here.
 */
final class ElementwiseGroups {
  /**
   * Arrays that one pass may read and write. A block of each stands in the first-level cache,
   * commonly of eight ways, at once; arrays that are aligned alike compete for the same ones.
   */
  private static final int MAX_ARRAYS = 8;

  /**
   * Nodes that are computed together, in the order in which they were built; most often only one.
   */
  static final class Group {
    private final List<Node> nodes;

    private Group(List<Node> nodes) {
      this.nodes = nodes;
    }

    List<Node> nodes() {
      return nodes;
    }

    boolean contains(Node node) {
      return nodes.contains(node);
    }

    /** What it reads and does not compute. */
    List<Value> operands() {
      return nodes.stream()
          .flatMap(n -> n.inputs().stream())
          .filter(v -> !contains(v.node()))
          .distinct()
          .toList();
    }

    /** Where its last node was built. */
    int index() {
      return nodes.getLast().index();
    }

    private Group with(Group other) {
      List<Node> all = new ArrayList<>(nodes);
      all.addAll(other.nodes);
      all.sort(Comparator.comparingInt(Node::index));
      return new Group(all);
    }
  }

  private final Map<Node, Group> groups = new HashMap<>();
  private final Map<Value, List<Node>> users = new HashMap<>();
  private final Set<Value> kept;

  ElementwiseGroups(Graph graph) {
    kept = new HashSet<>(graph.outputs().values());
    for (Node node : graph.nodes()) {
      groups.put(node, new Group(List.of(node)));
      node.outputs().forEach(v -> users.put(v, new ArrayList<>()));
      node.inputs().forEach(v -> users.get(v).add(node));
    }
    graph.nodes().reversed().stream()
        .filter(ElementwiseGroups::isElementwise)
        .forEach(this::joinUsers);
    graph.nodes().stream().filter(ElementwiseGroups::isElementwise).forEach(this::joinOperands);
  }

  /** The group that a node is in, alone perhaps. */
  Group of(Node node) {
    return groups.get(node);
  }

  /** What is read outside of the group. */
  List<Value> outputs(Group group) {
    return group.nodes().stream()
        .flatMap(n -> n.outputs().stream())
        .filter(v -> isReadOutside(v, group))
        .toList();
  }

  private boolean isReadOutside(Value value, Group group) {
    return kept.contains(value) || !users.get(value).stream().allMatch(group::contains);
  }

  private static boolean isElementwise(Node node) {
    long size = node.outputs().getFirst().shape().size();
    return FusedElementwise.takes(node.op())
        && node.inputs().stream().allMatch(v -> v.shape().size() == size || v.shape().size() == 1);
  }

  private void joinUsers(Node node) {
    Value value = node.outputs().getFirst();
    Set<Group> readers = new HashSet<>();
    users.get(value).forEach(n -> readers.add(of(n)));
    // With all of its readers in the group, a node can be no detour from the group to itself.
    if (!kept.contains(value)
        && readers.size() == 1
        && users.get(value).stream().allMatch(n -> canJoin(node, n))) {
      merge(of(node), readers.iterator().next());
    }
  }

  private void joinOperands(Node node) {
    for (Value operand : node.inputs()) {
      Group writer = of(operand.node());
      Group reader = of(node);
      if (writer != reader && canJoin(operand.node(), node) && !isDetour(writer.with(reader))) {
        merge(writer, reader);
      }
    }
  }

  private static boolean canJoin(Node writer, Node reader) {
    return isElementwise(writer)
        && isElementwise(reader)
        && writer.outputTypes().getFirst().equals(reader.outputTypes().getFirst());
  }

  private void merge(Group one, Group other) {
    Group both = one.with(other);
    long size = both.nodes().getFirst().outputs().getFirst().shape().size();
    long read = both.operands().stream().filter(v -> v.shape().size() == size).count();
    if (read + outputs(both).size() <= MAX_ARRAYS) {
      both.nodes().forEach(n -> groups.put(n, both));
    }
  }

  /** True where something outside of the group needs a result of it and is needed by it. */
  private boolean isDetour(Group group) {
    int first = group.nodes().getFirst().index();
    Set<Node> members = new HashSet<>(group.nodes());
    Set<Group> seen = new HashSet<>();
    Deque<Node> todo = new ArrayDeque<>();
    group.operands().forEach(v -> todo.push(v.node()));
    while (!todo.isEmpty()) {
      Node node = todo.pop();
      if (members.contains(node)) {
        return true;
      }
      Group needed = of(node);
      if (needed.index() > first && seen.add(needed)) {
        needed.operands().forEach(v -> todo.push(v.node()));
      }
    }
    return false;
  }
}
