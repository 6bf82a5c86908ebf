// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.cpu.gemm.Activation;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import io.neurozoo.op.Add;
import io.neurozoo.op.MatMul;
import io.neurozoo.op.Relu;
import io.neurozoo.op.Sigmoid;
import io.neurozoo.op.Tanh;
import io.neurozoo.tensor.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds matrix products whose only use is to add a bias row, and those whose only use is an activation, so that one kernel
 * can do all three. The result has the same bits: the kernel adds the bias after the whole sum, then activates.
 */
final class Fusion {

  /** What one fused kernel computes: {@code op} of {@code inputs} instead of the last node of the chain. */
  record Match(FusedMatMul op, List<Value> inputs) {}

  private final Map<Value, Integer> uses = new HashMap<>();
  private final Map<Value, Node> consumer = new HashMap<>();
  private final Map<Node, Match> matches = new HashMap<>();
  private final Set<Node> swallowed = new HashSet<>();

  Fusion(Graph graph) {
    for (Node node : graph.nodes()) {
      for (Value input : node.inputs()) {
        uses.merge(input, 1, Integer::sum);
        consumer.put(input, node);
      }
    }
    graph.outputs().values().forEach(v -> uses.merge(v, 1, Integer::sum));
    graph.nodes().forEach(this::match);
  }

  /** True where a later node computes this one too. */
  boolean swallows(Node node) {
    return swallowed.contains(node);
  }

  /** The fused form of a chain that ends in this node; null where none does. */
  Match endingIn(Node node) {
    return matches.get(node);
  }

  private void match(Node node) {
    if (!(node.op() instanceof MatMul product)) {
      return;
    }
    Node last = node;
    Value bias = biasAddedTo(last).orElse(null);
    if (bias != null) {
      swallowed.add(last);
      last = consumer.get(last.outputs().getFirst());
    }
    Activation activation = activationOf(last);
    if (activation != Activation.NONE) {
      swallowed.add(last);
      last = consumer.get(last.outputs().getFirst());
    }
    if (last != node) {
      var op = new FusedMatMul(product.transposeA(), product.transposeB(), bias != null, activation);
      Value a = node.inputs().get(0);
      Value b = node.inputs().get(1);
      matches.put(last, new Match(op, bias == null ? List.of(a, b) : List.of(a, b, bias)));
    }
  }

  private Optional<Node> onlyConsumer(Node node) {
    Value value = node.outputs().getFirst();
    return uses.getOrDefault(value, 0) == 1 ? Optional.ofNullable(consumer.get(value)) : Optional.empty();
  }

  private Optional<Value> biasAddedTo(Node product) {
    Value value = product.outputs().getFirst();
    Shape row = Shape.of(value.shape().last());
    return onlyConsumer(product)
        .filter(n -> n.op() instanceof Add)
        .map(n -> n.inputs().get(0) == value ? n.inputs().get(1) : n.inputs().get(0))
        .filter(other -> other.shape().equals(row) || other.shape().equals(row.prepend(1)))
        // For a single row both addends may be products; the other one has to be computed on its own.
        .filter(other -> !(other.node().op() instanceof MatMul));
  }

  private Activation activationOf(Node node) {
    return onlyConsumer(node)
        .map(
            n ->
                switch (n.op()) {
                  case Relu r -> Activation.RELU;
                  case Tanh t -> Activation.TANH;
                  case Sigmoid s -> Activation.SIGMOID;
                  default -> Activation.NONE;
                })
        .orElse(Activation.NONE);
  }
}
