// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A composite op written out as a graph of its own, for its types and its reference values. */
final class Decomposition {
  private Decomposition() {}

  static List<TensorType> infer(CompositeOp op, List<TensorType> inputs) {
    Graph graph = of(op, inputs);
    return graph.outputs().values().stream().map(Value::type).toList();
  }

  static List<NdArray> evaluate(CompositeOp op, List<NdArray> inputs) {
    Graph graph = of(op, inputs.stream().map(NdArray::type).toList());
    Map<String, NdArray> named = new LinkedHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      named.put("in" + i, inputs.get(i));
    }
    return List.copyOf(ReferenceExecutor.run(graph, named).values());
  }

  static long multiplyAdds(CompositeOp op, List<TensorType> inputs) {
    return of(op, inputs).nodes().stream()
        .mapToLong(n -> n.op().multiplyAdds(n.inputTypes()))
        .sum();
  }

  private static Graph of(CompositeOp op, List<TensorType> types) {
    GraphBuilder g = GraphBuilder.plain();
    List<Value> inputs = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      inputs.add(g.input("in" + i, types.get(i)));
    }
    List<Value> outputs = op.decompose(g, inputs);
    for (int i = 0; i < outputs.size(); i++) {
      g.output("out" + i, outputs.get(i));
    }
    return g.build();
  }
}
