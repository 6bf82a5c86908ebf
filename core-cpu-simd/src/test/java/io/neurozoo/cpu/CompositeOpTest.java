// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Backend;
import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.testkit.NoLeaks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A composite op with a fused kernel, a residual and a companion gradient means what its
 * decomposition means.
 */
class CompositeOpTest {
  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();

  private static final List<TensorType> TYPES =
      List.of(
          TensorType.f32(5, 3, 2),
          TensorType.f32(2, 4),
          TensorType.f32(4, 4),
          TensorType.f32(4),
          TensorType.f32(3, 4));

  private static Graph graph(boolean composite, boolean gradients) {
    GraphBuilder g = GraphBuilder.plain();
    List<Value> inputs = new ArrayList<>();
    for (int i = 0; i < TYPES.size(); i++) {
      inputs.add(g.input("in" + i, TYPES.get(i)));
    }
    var rnn = new TanhRnn();
    Value h = composite ? g.applyAll(rnn, inputs).getFirst() : rnn.decompose(g, inputs).getFirst();
    g.output("h", h);
    if (gradients) {
      // Weights that differ from element to element, so that no gradient is right by symmetry.
      Value weights = g.input("weights", h.type());
      List<Value> found = Gradients.of(h.times(weights).sum(), inputs);
      for (int i = 0; i < found.size(); i++) {
        g.output("d" + i, found.get(i));
      }
    }
    return g.build();
  }

  @Test
  void fusedKernelEqualsItsDecompositionInValuesAndGradients() {
    int runs = TanhRnnKernels.RUNS.get();
    int residuals = TanhRnnKernels.RESIDUALS_WRITTEN.get();
    Map<String, float[]> fused = Graphs.run(graph(true, true), Graphs.defaults());
    assertEquals(runs + 1, TanhRnnKernels.RUNS.get(), "the fused kernel ran");
    assertEquals(
        residuals + 1, TanhRnnKernels.RESIDUALS_WRITTEN.get(), "the gradient needs the residual");

    Map<String, float[]> unrolled = Graphs.run(graph(false, true), Graphs.defaults());
    assertEquals(
        runs + 1, TanhRnnKernels.RUNS.get(), "the decomposition does not use the fused kernel");
    assertEquals(unrolled.keySet(), fused.keySet());
    unrolled.forEach((name, values) -> assertArrayEquals(values, fused.get(name), 2e-6f, name));
    for (float value : fused.get("d2")) {
      assertTrue(Math.abs(value) > 1e-4, "a gradient of zero would prove nothing");
    }
  }

  @Test
  void residualsAreDroppedWhereNoGradientNeedsThem() {
    int residuals = TanhRnnKernels.RESIDUALS_WRITTEN.get();
    Graphs.run(graph(true, false), Graphs.defaults());
    assertEquals(residuals, TanhRnnKernels.RESIDUALS_WRITTEN.get());
    try (Backend backend = noLeaks.watch(Backend.open());
        var with = backend.compile(graph(true, true));
        var without = backend.compile(graph(true, false))) {
      assertTrue(without.peakBytes() < with.peakBytes());
    }
  }
}
