// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.graph.Graph;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Value;
import io.neurozoo.op.BroadcastTo;
import io.neurozoo.op.MatMul;
import io.neurozoo.op.SoftmaxCrossEntropy;
import io.neurozoo.op.SoftmaxCrossEntropyGradient;
import io.neurozoo.op.SumTo;
import io.neurozoo.tensor.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what one kernel of ours does together, with the same bits: a matrix product and what
 * follows it ({@link ProductChain}), the gradients of a dense layer's weight and bias ({@link
 * ProductAndSums}), and a cross-entropy with its gradient ({@link CrossEntropyAndGradient}).
 */
final class Fusion {

  /**
   * What one fused kernel computes: {@code op} of {@code inputs} instead of the nodes behind {@code
   * outputs}.
   */
  record Match(Op op, List<Value> inputs, List<Value> outputs) {}

  private final Uses uses;
  private final Map<Node, Match> matches = new HashMap<>();
  private final Set<Node> swallowed = new HashSet<>();

  /** The nodes of all chains, the last ones too. */
  private final Set<Node> chained = new HashSet<>();

  Fusion(Graph graph) {
    uses = new Uses(graph);
    for (Node node : graph.nodes()) {
      if (node.op() instanceof MatMul) {
        matchChain(node);
      }
    }
    for (Node node : graph.nodes()) {
      if (node.op() instanceof MatMul product) {
        matchSums(node, product);
      }
    }
    for (Node node : graph.nodes()) {
      if (node.op() instanceof SoftmaxCrossEntropy) {
        matchGradient(node);
      }
    }
  }

  /** True where a later node computes this one too. */
  boolean swallows(Node node) {
    return swallowed.contains(node);
  }

  /** What computes this node and others; null where it is computed alone. */
  Match of(Node node) {
    return matches.get(node);
  }

  private void matchChain(Node product) {
    var chain = new ProductChain(product, uses, chained);
    List<Node> nodes = chain.nodes();
    if (nodes.size() > 1) {
      chained.addAll(nodes);
      swallowed.addAll(nodes.subList(0, nodes.size() - 1));
      matches.put(
          nodes.getLast(), new Match(chain.op(), chain.operands(), nodes.getLast().outputs()));
    }
  }

  /**
   * A product and the sums of its second operand's columns, which is a sum along another axis where
   * there is only one.
   */
  private void matchSums(Node node, MatMul product) {
    Value a = node.inputs().get(0);
    Value b = node.inputs().get(1);
    if (product.transposeB() || swallowed.contains(node) || b.shape().dim(1) == 1) {
      return;
    }
    Shape row = Shape.of(b.shape().dim(1));
    for (Node sum : uses.readers(b)) {
      // Computed in place of the first of both, so what they read must be there by then.
      if (sum.op() instanceof SumTo to
          && to.shape().equals(row)
          && !matches.containsKey(sum)
          && a.node().index() < sum.index()) {
        List<Value> outputs = List.of(node.outputs().getFirst(), sum.outputs().getFirst());
        var match = new Match(new ProductAndSums(product.transposeA()), List.of(a, b), outputs);
        matches.put(node, match);
        matches.put(sum, match);
        return;
      }
    }
  }

  private void matchGradient(Node node) {
    Value probabilities = node.outputs().get(1);
    Node gradient = uses.onlyReader(probabilities).orElse(null);
    if (gradient == null
        || !(gradient.op() instanceof SoftmaxCrossEntropyGradient)
        || gradient.inputs().getFirst() != probabilities
        || gradient.inputs().get(1) != node.inputs().get(1)) {
      return;
    }
    Value scale = gradient.inputs().get(2);
    if (scale.node().op() instanceof BroadcastTo
        && scale.node().inputs().getFirst().shape().size() == 1) {
      scale = scale.node().inputs().getFirst();
    }
    if (!needsALossFrom(node.index(), scale)) {
      List<Value> inputs = List.of(node.inputs().get(0), node.inputs().get(1), scale);
      List<Value> outputs = List.of(node.outputs().getFirst(), gradient.outputs().getFirst());
      var match = new Match(new CrossEntropyAndGradient(), inputs, outputs);
      matches.put(node, match);
      matches.put(gradient, match);
    }
  }

  /**
   * True where a value depends on a cross-entropy from that index on: on this one, whose gradient
   * then cannot come with it, or on another, which might wait for this one in its turn.
   */
  private boolean needsALossFrom(int index, Value value) {
    Set<Node> seen = new HashSet<>();
    Deque<Node> todo = new ArrayDeque<>(List.of(value.node()));
    while (!todo.isEmpty()) {
      Node node = todo.pop();
      if (node.index() < index || !seen.add(node)) {
        continue;
      }
      if (node.op() instanceof SoftmaxCrossEntropy) {
        return true;
      }
      List<Value> inputs = matches.containsKey(node) ? matches.get(node).inputs() : node.inputs();
      inputs.forEach(v -> todo.push(v.node()));
    }
    return false;
  }
}
