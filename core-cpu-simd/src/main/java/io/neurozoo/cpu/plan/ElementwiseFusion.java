// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.cpu.plan.ElementwiseGroups.Group;
import io.neurozoo.cpu.plan.FusedElementwise.Instruction;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import io.neurozoo.op.Input;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Replaces elementwise ops that feed each other by one op that passes over memory once. For lowered
 * graphs, where gradients and composite ops are written out; all ops that it takes have kernels of
 * ours, so that none of a plugin's is passed over.
 */
final class ElementwiseFusion {
  private final Graph graph;
  private final ElementwiseGroups groups;
  private final GraphBuilder g = GraphBuilder.plain();
  private final Map<Value, Value> fused = new HashMap<>();

  private ElementwiseFusion(Graph graph) {
    this.graph = graph;
    this.groups = new ElementwiseGroups(graph);
  }

  /** The graph with fewer nodes and the same results, to the bit. */
  static Graph apply(Graph graph) {
    return new ElementwiseFusion(graph).rewritten();
  }

  private Graph rewritten() {
    graph.inputs().forEach((name, value) -> fused.put(value, g.input(name, value.type())));
    sorted().forEach(this::write);
    graph
        .outputs()
        .forEach(
            (name, value) -> {
              String donor = graph.donations().get(name);
              if (donor == null) {
                g.output(name, fused.get(value));
              } else {
                g.donate(donor, name, fused.get(value));
              }
            });
    return g.build();
  }

  /**
   * Groups after those that they need, else by their last node: a result should not wait long for
   * its readers.
   */
  private List<Group> sorted() {
    Map<Group, Set<Group>> missing = new HashMap<>();
    Map<Group, List<Group>> after = new HashMap<>();
    var ready = new PriorityQueue<Group>(Comparator.comparingInt(Group::index));
    for (Node node : graph.nodes()) {
      Group group = groups.of(node);
      if (missing.containsKey(group)) {
        continue;
      }
      Set<Group> needs = new LinkedHashSet<>();
      group.operands().forEach(v -> needs.add(groups.of(v.node())));
      needs.forEach(n -> after.computeIfAbsent(n, k -> new ArrayList<>()).add(group));
      missing.put(group, needs);
      if (needs.isEmpty()) {
        ready.add(group);
      }
    }
    List<Group> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      Group group = ready.poll();
      order.add(group);
      for (Group next : after.getOrDefault(group, List.of())) {
        if (missing.get(next).remove(group) && missing.get(next).isEmpty()) {
          ready.add(next);
        }
      }
    }
    return order;
  }

  private void write(Group group) {
    Node first = group.nodes().getFirst();
    if (first.op() instanceof Input) {
      return;
    }
    List<Value> operands = group.operands();
    List<Value> outputs = groups.outputs(group);
    List<Value> results;
    if (group.nodes().size() == 1) {
      operands = first.inputs();
      outputs = first.outputs();
      results = g.applyAll(first.op(), lookedUp(operands));
    } else {
      results = g.applyAll(program(group, operands, outputs), lookedUp(operands));
    }
    for (int i = 0; i < results.size(); i++) {
      fused.put(outputs.get(i), results.get(i));
    }
  }

  private List<Value> lookedUp(List<Value> values) {
    return values.stream().map(fused::get).toList();
  }

  private static FusedElementwise program(Group group, List<Value> operands, List<Value> outputs) {
    List<Value> numbered = new ArrayList<>(operands);
    List<Instruction> program = new ArrayList<>();
    for (Node node : group.nodes()) {
      program.add(
          new Instruction(node.op(), node.inputs().stream().map(numbered::indexOf).toList()));
      numbered.add(node.outputs().getFirst());
    }
    long size = outputs.getFirst().shape().size();
    return new FusedElementwise(
        operands.size(),
        program,
        outputs.stream().map(numbered::indexOf).toList(),
        FusedElementwise.isLarge(size));
  }
}
