// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.graph.Variables;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.HashMap;
import java.util.Map;

/** A layer traced for one type of input, and run by the definitions of its ops. */
record Traced(Variables parameters, Variables state, Graph graph) {
  static Traced of(Layer layer, TensorType input, Mode mode) {
    GraphBuilder collecting = GraphBuilder.collecting();
    layer.apply(collecting, collecting.input("input", input));
    GraphBuilder g = GraphBuilder.of(mode, collecting.parameters(), collecting.states());
    g.output("output", layer.apply(g, g.input("input", input)));
    if (!collecting.states().isEmpty()) {
      g.output("state", g.updatedState());
    }
    return new Traced(collecting.parameters(), collecting.states(), g.build());
  }

  /** The parameters' first values for a seed. */
  Tensor initialized(long seed) {
    Tensor flat = Tensor.onHeap(parameters.type());
    parameters.initialize(flat, seed);
    return flat;
  }

  NdArray run(double[] input, double[] flat, int seed, int step) {
    return runAll(input, flat, seed, step).get("output");
  }

  /** The outputs {@code output} and, where there is state, {@code state}; it begins as declared. */
  Map<String, NdArray> runAll(double[] input, double[] flat, int seed, int step) {
    Map<String, NdArray> given = new HashMap<>();
    given.put("input", new NdArray(graph.input("input").type(), input));
    if (flat != null) {
      given.put(GraphBuilder.PARAMETERS, new NdArray(parameters.type(), flat));
    }
    given.put(GraphBuilder.RANDOM, new NdArray(TensorType.i32(4), new double[] {seed, 0, step, 0}));
    if (!state.isEmpty()) {
      Tensor initial = Tensor.onHeap(state.type());
      state.initialize(initial, seed);
      given.put(GraphBuilder.STATE, NdArray.of(initial));
    }
    return ReferenceExecutor.run(graph, given);
  }
}
