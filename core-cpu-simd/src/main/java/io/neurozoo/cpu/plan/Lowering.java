// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.backend.Kernel;
import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Value;
import io.neurozoo.op.Constant;
import io.neurozoo.op.Input;
import io.neurozoo.op.Reshape;
import io.neurozoo.op.Slice;
import io.neurozoo.op.StopGradient;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rewrites a graph until every node is an input, a constant, a view or has a kernel: fuses, and
 * expands composite ops that have none. What is left without a kernel runs by its reference
 * definition.
 */
final class Lowering {
  private final KernelFinder finder;
  private final boolean fuse;
  private final GraphBuilder g = GraphBuilder.plain();
  private final Map<Value, Value> lowered = new HashMap<>();
  private final Map<Node, Kernel> kernels = new HashMap<>();
  private final Set<String> slow = new LinkedHashSet<>();

  Lowering(KernelFinder finder, boolean fuse) {
    this.finder = finder;
    this.fuse = fuse;
  }

  /**
   * A lowered graph.
   *
   * @param kernels the kernel of each node that is neither input, constant nor view
   * @param withoutKernel ids of ops that run by their reference definition
   */
  record Result(Graph graph, Map<Node, Kernel> kernels, Set<String> withoutKernel) {}

  Result lower(Graph graph) {
    graph.inputs().forEach((name, value) -> lowered.put(value, g.input(name, value.type())));
    Fusion fusion = fuse ? new Fusion(graph) : null;
    graph.nodes().forEach(node -> write(node, fusion));
    graph
        .outputs()
        .forEach(
            (name, value) -> {
              String donor = graph.donations().get(name);
              Value kept = keep(lowered.get(value), donor, graph);
              if (donor == null) {
                g.output(name, kept);
              } else {
                g.donate(donor, name, kept);
              }
            });
    Graph result = fuse ? ElementwiseFusion.apply(g.build()) : g.build();
    result.nodes().forEach(this::bind);
    return new Result(result, kernels, slow);
  }

  private void write(Node node, Fusion fusion) {
    if (lowered.containsKey(node.outputs().getFirst()) || fusion != null && fusion.swallows(node)) {
      return;
    }
    Fusion.Match match = fusion == null ? null : fusion.of(node);
    if (match == null) {
      record(node.outputs(), emit(node.op(), lowered(node.inputs())));
    } else {
      missing(match.inputs()).forEach(earlier -> write(earlier, fusion));
      record(match.outputs(), emit(match.op(), lowered(match.inputs())));
    }
  }

  /**
   * What must still be written for these values, in the graph's order: a fused op may stand before
   * some of it.
   */
  private Collection<Node> missing(List<Value> values) {
    var found = new TreeMap<Integer, Node>();
    Deque<Value> todo = new ArrayDeque<>(values);
    while (!todo.isEmpty()) {
      Value value = todo.pop();
      if (!lowered.containsKey(value) && found.put(value.node().index(), value.node()) == null) {
        todo.addAll(value.node().inputs());
      }
    }
    return found.values();
  }

  /**
   * An output that shows another output's donated input must be copied, since the run overwrites
   * that input.
   */
  private Value keep(Value value, String donor, Graph graph) {
    boolean overwritten =
        origin(value).op() instanceof Input i
            && !i.name().equals(donor)
            && graph.donations().containsValue(i.name());
    return overwritten ? g.apply(new Copy(), value) : value;
  }

  private List<Value> lowered(List<Value> values) {
    return values.stream().map(lowered::get).toList();
  }

  private void record(List<Value> values, List<Value> outputs) {
    for (int i = 0; i < values.size(); i++) {
      lowered.put(values.get(i), outputs.get(i));
    }
  }

  private List<Value> emit(Op op, List<Value> inputs) {
    List<Value> outputs = g.applyAll(op, inputs);
    Node node = outputs.getFirst().node();
    if (!(op instanceof CompositeOp composite) || finder.find(node).isPresent()) {
      return outputs;
    }
    List<Value> expanded = new Expansion(composite, inputs).run();
    List<TensorType> types = expanded.stream().map(Value::type).toList();
    if (!types.equals(node.outputTypes())) {
      throw new IllegalStateException(
          op.shortName()
              + ": infer says "
              + node.outputTypes()
              + " and decompose makes "
              + types
              + "; mend the op");
    }
    return expanded;
  }

  /**
   * A composite op without a kernel, written out in this graph; composite ops inside it likewise.
   */
  private final class Expansion {
    private final Graph body;
    private final Map<Value, Value> inner = new HashMap<>();

    Expansion(CompositeOp op, List<Value> inputs) {
      GraphBuilder scratch = GraphBuilder.plain();
      List<Value> formal = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        Value input = scratch.input("in" + i, inputs.get(i).type());
        formal.add(input);
        inner.put(input, inputs.get(i));
      }
      List<Value> results = op.decompose(scratch, formal);
      for (int i = 0; i < results.size(); i++) {
        scratch.output("out" + i, results.get(i));
      }
      body = scratch.build();
      if (body.inputs().size() != inputs.size()) {
        throw new IllegalStateException(
            op.shortName()
                + ": its decomposition reads the inputs "
                + body.inputs().keySet()
                + "; pass what it needs as an"
                + " operand");
      }
    }

    List<Value> run() {
      for (Node node : body.nodes()) {
        if (!(node.op() instanceof Input)) {
          List<Value> outputs = emit(node.op(), node.inputs().stream().map(inner::get).toList());
          for (int i = 0; i < outputs.size(); i++) {
            inner.put(node.outputs().get(i), outputs.get(i));
          }
        }
      }
      return body.outputs().values().stream().map(inner::get).toList();
    }
  }

  private void bind(Node node) {
    if (node.op() instanceof Input || node.op() instanceof Constant || isView(node.op())) {
      return;
    }
    Kernel kernel =
        finder
            .find(node)
            .orElseGet(
                () -> {
                  slow.add(node.op().id());
                  return new ReferenceKernel(node.op(), node.inputTypes(), node.outputTypes());
                });
    kernels.put(node, kernel);
  }

  /** The node that computes a value, behind any views. */
  static Node origin(Value value) {
    Node node = value.node();
    while (isView(node.op())) {
      node = node.inputs().getFirst().node();
    }
    return node;
  }

  /** True for ops whose result is the operand's memory seen otherwise. */
  static boolean isView(Op op) {
    return op instanceof Reshape || op instanceof Slice || op instanceof StopGradient;
  }
}
