// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reverse-mode differentiation: one walk over the graph from the outputs back (Griewank and Walther
 * 2008, chapter 3). It knows no op; each op's {@link Op#vjp} writes its own part. The gradient is
 * written into the same builder, so it can be differentiated again.
 */
public final class Gradients {
  private final GraphBuilder builder;
  private final boolean[] relevant;
  private final Value[][] gradients;

  private Gradients(GraphBuilder builder, boolean[] relevant) {
    this.builder = builder;
    this.relevant = relevant;
    this.gradients = new Value[relevant.length][];
  }

  /**
   * The gradients of a scalar.
   *
   * @param loss a float32 scalar
   * @param wrt any values of the same builder
   * @return for each of {@code wrt} its gradient, of the same type; zeros where the loss does not
   *     depend on it
   */
  public static List<Value> of(Value loss, List<Value> wrt) {
    if (loss.shape().rank() != 0 || loss.type().dtype() != DType.F32) {
      throw new ShapeException(
          "gradient: the loss is " + loss.type() + ", not a scalar F32[]; sum or average it first");
    }
    GraphBuilder g = loss.builder();
    wrt.forEach(v -> v.requireIn(g, "gradient"));
    List<Value> found = walk(List.of(loss), List.of(g.constant(1)), wrt, false);
    List<Value> out = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Value gradient = found.get(i);
      out.add(gradient != null ? gradient : g.constant(0).broadcastTo(wrt.get(i).shape()));
    }
    return out;
  }

  /**
   * The part of a gradient that stays inside a decomposition: the walk stops at {@code inputs},
   * even where one of them was computed from another. Null where nothing arrives.
   */
  static List<Value> within(List<Value> outputs, List<Value> seeds, List<Value> inputs) {
    return walk(outputs, seeds, inputs, true);
  }

  private static List<Value> walk(
      List<Value> outputs, List<Value> seeds, List<Value> wrt, boolean stopAtWrt) {
    GraphBuilder g = outputs.isEmpty() ? null : outputs.getFirst().builder();
    List<Value> out = new ArrayList<>();
    if (g == null) {
      wrt.forEach(v -> out.add(null));
      return out;
    }
    int end = outputs.stream().mapToInt(v -> v.node().index()).max().orElseThrow() + 1;
    var pass = new Gradients(g, reachable(g.nodes(), wrt, end, stopAtWrt));
    for (int i = 0; i < outputs.size(); i++) {
      pass.accumulate(outputs.get(i), seeds.get(i));
    }
    boolean[] stop = new boolean[end];
    if (stopAtWrt) {
      wrt.stream().filter(v -> v.node().index() < end).forEach(v -> stop[v.node().index()] = true);
    }
    for (int i = end - 1; i >= 0; i--) {
      if (pass.gradients[i] != null && pass.relevant[i] && !stop[i]) {
        pass.pull(g.nodes().get(i));
      }
    }
    for (Value v : wrt) {
      int index = v.node().index();
      out.add(
          index < end && pass.gradients[index] != null ? pass.gradients[index][v.output()] : null);
    }
    return out;
  }

  /** Marks the nodes that depend on one of {@code wrt}, these included. */
  private static boolean[] reachable(
      List<Node> nodes, List<Value> wrt, int end, boolean stopAtWrt) {
    boolean[] marked = new boolean[end];
    boolean[] given = new boolean[end];
    for (Value v : wrt) {
      if (v.node().index() < end) {
        marked[v.node().index()] = true;
        given[v.node().index()] = true;
      }
    }
    for (int i = 0; i < end; i++) {
      if (given[i] && stopAtWrt) {
        continue;
      }
      for (Value input : nodes.get(i).inputs()) {
        marked[i] |= marked[input.node().index()];
      }
    }
    return marked;
  }

  private void pull(Node node) {
    boolean[] wanted = new boolean[node.inputs().size()];
    for (int i = 0; i < wanted.length; i++) {
      Value input = node.inputs().get(i);
      wanted[i] = relevant[input.node().index()] && input.type().dtype() == DType.F32;
    }
    var pullback = new Pullback(builder, node, gradients[node.index()], wanted);
    builder.inScopeOf(node, () -> node.op().vjp(pullback));
    for (int i = 0; i < wanted.length; i++) {
      if (pullback.contribution(i) != null) {
        accumulate(node.inputs().get(i), pullback.contribution(i));
      }
    }
  }

  private void accumulate(Value value, Value gradient) {
    int index = value.node().index();
    if (index >= relevant.length || !relevant[index]) {
      return;
    }
    if (gradients[index] == null) {
      gradients[index] = new Value[value.node().outputs().size()];
    }
    Value before = gradients[index][value.output()];
    gradients[index][value.output()] = before == null ? gradient : before.plus(gradient);
  }
}
