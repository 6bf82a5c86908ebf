// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static io.neurozoo.testkit.Operand.uniform;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.NdArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Gradients are graphs: the penalty on the gradient norm of a critic (Gulrajani et al. 2017,
 * "Improved training of Wasserstein GANs", equation 3), a function of first derivatives, is
 * differentiated with respect to the weights like any other value.
 */
class GradientPenaltyTest {
  private static final int BATCH = 4;
  private static final int IN = 3;
  private static final int HIDDEN = 5;

  private static final NdArray[] NET = {
    uniform(-1, 1, BATCH, IN).values(0),
    uniform(-1, 1, IN, HIDDEN).values(1),
    uniform(-0.5, 0.5, HIDDEN).values(2),
    uniform(-1, 1, HIDDEN, 1).values(3),
    uniform(-0.5, 0.5, 1).values(4)
  };

  /** tanh(tanh(x W1 + b1) W2 + b2), one number a row. */
  private static Value critic(List<Value> net) {
    Value hidden = net.get(0).matmul(net.get(1)).plus(net.get(2)).tanh();
    return hidden.matmul(net.get(3)).plus(net.get(4)).tanh();
  }

  /** Mean over the rows of (|gradient of the critic at the row| - 1)^2. */
  private static Value penalty(GraphBuilder g, List<Value> net) {
    Value slope = Gradients.of(critic(net).sum(), List.of(net.getFirst())).getFirst();
    return slope.square().sum(1).sqrt().minus(1).square().mean();
  }

  @Test
  void thePenaltyIsDifferentiatedWithRespectToInputAndWeights() {
    GradientCheck.check(GradientPenaltyTest::penalty, NET);
  }

  /** By hand for one row: d tanh(z) / dx = W1 diag(1 - h^2) W2 (1 - y^2). */
  @Test
  void theInnerGradientIsTheOneWorkedOutByHand() {
    GraphBuilder g = GraphBuilder.plain();
    Map<String, NdArray> inputs = new LinkedHashMap<>();
    List<Value> net = new ArrayList<>();
    for (NdArray array : NET) {
      net.add(g.input("x" + net.size(), array.type()));
      inputs.put("x" + inputs.size(), array);
    }
    g.output("slope", Gradients.of(critic(net).sum(), List.of(net.getFirst())).getFirst());
    NdArray slope = ReferenceExecutor.run(g.build(), inputs).get("slope");
    for (int row = 0; row < BATCH; row++) {
      double[] h = new double[HIDDEN];
      double z = NET[4].get(0);
      for (int j = 0; j < HIDDEN; j++) {
        double sum = NET[2].get(j);
        for (int i = 0; i < IN; i++) {
          sum += NET[0].get(row * IN + i) * NET[1].get(i * HIDDEN + j);
        }
        h[j] = StrictMath.tanh(sum);
        z += h[j] * NET[3].get(j);
      }
      double y = StrictMath.tanh(z);
      for (int i = 0; i < IN; i++) {
        double expected = 0;
        for (int j = 0; j < HIDDEN; j++) {
          expected += NET[1].get(i * HIDDEN + j) * (1 - h[j] * h[j]) * NET[3].get(j) * (1 - y * y);
        }
        assertEquals(expected, slope.get(row * IN + i), 1e-14);
      }
    }
  }

  /** Descending the penalty alone brings the slopes of the critic to 1. */
  @Test
  void followingTheGradientOfThePenaltyLowersIt() {
    GraphBuilder g = GraphBuilder.plain();
    Map<String, NdArray> state = new LinkedHashMap<>();
    List<Value> net = new ArrayList<>();
    for (NdArray array : NET) {
      net.add(g.input("x" + net.size(), array.type()));
      state.put("x" + state.size(), array);
    }
    Value penalty = penalty(g, net);
    List<Value> weights = net.subList(1, net.size());
    List<Value> gradients = Gradients.of(penalty, weights);
    g.output("penalty", penalty);
    for (int i = 0; i < weights.size(); i++) {
      g.output("x" + (i + 1), weights.get(i).minus(gradients.get(i).times(0.1)));
    }
    var graph = g.build();
    double first = ReferenceExecutor.run(graph, state).get("penalty").get(0);
    double last = first;
    for (int step = 0; step < 200; step++) {
      Map<String, NdArray> out = ReferenceExecutor.run(graph, state);
      last = out.remove("penalty").get(0);
      state.putAll(out);
    }
    assertTrue(last < first / 10, "penalty went from " + first + " to " + last);
  }
}
