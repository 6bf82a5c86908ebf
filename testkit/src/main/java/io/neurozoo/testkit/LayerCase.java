// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Value;
import io.neurozoo.graph.Variables;
import io.neurozoo.layer.Layer;
import io.neurozoo.random.Philox;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** A layer and one example of what it takes. */
record LayerCase(Layer layer, List<Operand> example) {
  /** The scope in which the layer is called. */
  static final String SCOPE = "underTest";

  private static final long SEED = 42;
  private static final double MOVE = 0.1;

  /** What a layer declares. */
  record Layout(Variables parameters, Variables state) {}

  Layout layout(int batch) {
    GraphBuilder g = GraphBuilder.collecting();
    call(g, batch);
    return new Layout(g.parameters(), g.states());
  }

  /** The layer's graph, its outputs named {@code y0}, {@code y1} and so on. */
  Graph graph(Mode mode, int batch) {
    Layout layout = layout(batch);
    GraphBuilder g = GraphBuilder.of(mode, layout.parameters(), layout.state());
    List<Value> outputs = call(g, batch);
    for (int i = 0; i < outputs.size(); i++) {
      g.output("y" + i, outputs.get(i));
    }
    return g.build();
  }

  private List<Value> call(GraphBuilder g, int batch) {
    List<Value> inputs = new ArrayList<>();
    for (Operand operand : example) {
      inputs.add(g.input("x" + inputs.size(), operand.batched(batch).type()));
    }
    return g.callAll(SCOPE, layer, inputs);
  }

  /** Values of the examples by input name. */
  Map<String, NdArray> examples(int batch) {
    Map<String, NdArray> out = new LinkedHashMap<>();
    for (Operand operand : example) {
      out.put("x" + out.size(), operand.batched(batch).values(out.size()));
    }
    return out;
  }

  /**
   * Values of everything else a graph of this layer may take: parameters, state and the random key.
   */
  Map<String, NdArray> surroundings(Layout layout) {
    Map<String, NdArray> out = new LinkedHashMap<>();
    if (!layout.parameters().isEmpty()) {
      out.put(GraphBuilder.PARAMETERS, moved(initial(layout.parameters())));
    }
    if (!layout.state().isEmpty()) {
      out.put(GraphBuilder.STATE, initial(layout.state()));
    }
    out.put(GraphBuilder.RANDOM, new NdArray(TensorType.i32(4), new double[] {SEED, 0, 1, 0}));
    return out;
  }

  /** True where the layer can be a model by itself: it takes one float32 value. */
  boolean isModel() {
    return example.size() == 1 && example.getFirst().type().dtype() == DType.F32;
  }

  private static NdArray initial(Variables variables) {
    try (Tensor flat = Tensor.onHeap(variables.type())) {
      variables.initialize(flat, SEED);
      return NdArray.of(flat);
    }
  }

  private static NdArray moved(NdArray values) {
    Philox random = Philox.of(SEED, "moved");
    double[] out = values.values().clone();
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (out[i] + MOVE * (2 * random.uniform(0, i) - 1));
    }
    return new NdArray(values.type(), out);
  }

  DynamicTest test(String check, Executable body) {
    return DynamicTest.dynamicTest(this + ": " + check, body);
  }

  @Override
  public String toString() {
    return layer + " " + example;
  }
}
