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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites a graph until every node is an input, a constant, a view or has a kernel: fuses, and expands composite ops that
 * have none. What is left without a kernel runs by its reference definition.
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
    for (Node node : graph.nodes()) {
      if (fusion == null) {
        emit(node, node.op(), node.inputs());
      } else if (!fusion.swallows(node)) {
        Optional<Fusion.Match> match = fusion.endingIn(node);
        emit(node, match.map(m -> (Op) m.op()).orElse(node.op()), match.map(Fusion.Match::inputs).orElse(node.inputs()));
      }
    }
    graph.outputs().forEach(
        (name, value) -> {
          String donor = graph.donations().get(name);
          Value kept = keep(lowered.get(value), donor, graph);
          if (donor == null) {
            g.output(name, kept);
          } else {
            g.donate(donor, name, kept);
          }
        });
    Graph result = g.build();
    result.nodes().forEach(this::bind);
    return new Result(result, kernels, slow);
  }

  /** An output that shows another output's donated input must be copied, since the run overwrites that input. */
  private Value keep(Value value, String donor, Graph graph) {
    Value root = value;
    while (isView(root.node().op())) {
      root = root.node().inputs().getFirst();
    }
    boolean overwritten = root.node().op() instanceof Input i
            && !i.name().equals(donor)
            && graph.donations().containsValue(i.name());
    return overwritten ? g.apply(new Copy(), value) : value;
  }

  private void emit(Node node, Op op, List<Value> operands) {
    if (op instanceof Input) {
      return;
    }
    List<Value> inputs = operands.stream().map(lowered::get).toList();
    List<Value> outputs = emit(op, inputs);
    for (int i = 0; i < node.outputs().size(); i++) {
      lowered.put(node.outputs().get(i), outputs.get(i));
    }
  }

  private List<Value> emit(Op op, List<Value> inputs) {
    List<Value> outputs = g.applyAll(op, inputs);
    Node node = outputs.getFirst().node();
    if (!(op instanceof CompositeOp composite) || finder.find(node).isPresent()) {
      return outputs;
    }
    return new Expansion(composite, inputs).run();
  }

  /** A composite op without a kernel, written out in this graph; composite ops inside it likewise. */
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

  /** True for ops whose result is the operand's memory seen otherwise. */
  static boolean isView(Op op) {
    return op instanceof Reshape || op instanceof Slice || op instanceof StopGradient;
  }
}
