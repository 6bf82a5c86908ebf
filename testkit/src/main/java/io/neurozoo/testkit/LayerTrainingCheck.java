// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Backend;
import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.NdArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/** Checks that a training step on a backend is that of the ops' definitions. */
final class LayerTrainingCheck {
  private static final int BATCH = 7;
  private static final String WEIGHTS = "layerTrainingCheck.weights.";

  /** What float32 may lose of a step against double, as a share of the greatest magnitude. */
  private static final double LOST = 1e-4;

  private final LayerCase kase;

  LayerTrainingCheck(LayerCase kase) {
    this.kase = kase;
  }

  /** Outputs, gradients and the next state, each {@code value0}, {@code value1} and so on. */
  Graph graph() {
    LayerCase.Layout layout = kase.layout(BATCH);
    GraphBuilder g = GraphBuilder.of(Mode.TRAINING, layout.parameters(), layout.state());
    List<Value> examples = new ArrayList<>();
    kase.examples(BATCH)
        .forEach((name, values) -> examples.add(g.input(name, values.type())));
    List<Value> values =
        new ArrayList<>(floats(new LayerValueChecks(kase).outputsAndLosses(g, examples)));
    List<Value> wrt = new ArrayList<>(floats(examples));
    if (!layout.parameters().isEmpty()) {
      wrt.add(g.flatParameters());
    }
    // Weighted, since the sum of a softmax, or of what was normalised, is always the same.
    Value objective = g.constant(0);
    for (int i = 0; i < values.size(); i++) {
      Value weights = g.input(WEIGHTS + i, values.get(i).type());
      objective = objective.plus(values.get(i).times(weights).sum());
    }
    values.addAll(Gradients.of(objective, wrt));
    if (!layout.state().isEmpty()) {
      values.add(g.updatedState());
    }
    for (int i = 0; i < values.size(); i++) {
      g.output("value" + i, values.get(i));
    }
    return g.build();
  }

  private static List<Value> floats(List<Value> values) {
    return values.stream().filter(v -> v.type().dtype() == DType.F32).toList();
  }

  /** The same on a backend as by the definitions. */
  void on(Optional<Supplier<Backend>> supplier) {
    Assumptions.assumeTrue(
        supplier.isPresent(),
        "no backend is on the path; add neurozoo-core-cpu-simd, or name one with on(backend)");
    Map<String, NdArray> inputs = new LinkedHashMap<>(kase.examples(BATCH));
    inputs.putAll(kase.surroundings(kase.layout(BATCH)));
    Graph graph = graph();
    GraphContract contract = GraphContract.of(graph).within(Tolerance.relative(LOST));
    for (String name : graph.inputs().keySet()) {
      // The contract fills the weights.
      contract = inputs.containsKey(name) ? contract.input(name, inputs.get(name)) : contract;
    }
    try (Backend backend = supplier.orElseThrow().get()) {
      contract.check(backend);
    }
  }
}
