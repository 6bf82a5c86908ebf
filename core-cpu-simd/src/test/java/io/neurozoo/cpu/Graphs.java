// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.random.Philox;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs whole graphs with reproducible inputs, and checks that no memory is left. */
final class Graphs {
  private Graphs() {}

  static BackendOptions defaults() {
    return BackendOptions.defaults().withThreads(2);
  }

  /** Values of all outputs of one run. */
  static Map<String, float[]> run(Graph graph, BackendOptions options) {
    return run(graph, options, 1);
  }

  /** Values of all outputs after several runs of one session. */
  static Map<String, float[]> run(Graph graph, BackendOptions options, int runs) {
    try (Backend backend = Backend.open(options)) {
      Map<String, float[]> out = new LinkedHashMap<>();
      try (Executable executable = backend.compile(graph);
          Session session = executable.open(Map.of())) {
        graph.inputs().keySet().forEach(name -> fill(session.input(name), name));
        for (int i = 0; i < runs; i++) {
          session.run();
        }
        graph.outputs().keySet().forEach(name -> out.put(name, floats(session.output(name))));
      }
      assertEquals(0, backend.usedBytes(), "off-heap memory after close");
      return out;
    }
  }

  /** The same by the ops' definitions. */
  static Map<String, float[]> reference(Graph graph) {
    Map<String, NdArray> inputs = new LinkedHashMap<>();
    graph.inputs().forEach(
        (name, value) -> {
          Tensor tensor = Tensor.onHeap(value.type());
          fill(tensor, name);
          inputs.put(name, NdArray.of(tensor));
        });
    Map<String, float[]> out = new LinkedHashMap<>();
    ReferenceExecutor.run(graph, inputs).forEach(
        (name, array) -> {
          float[] values = new float[array.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) array.get(i);
          }
          out.put(name, values);
        });
    return out;
  }

  private static void fill(Tensor tensor, String name) {
    Philox random = Philox.of(7, name);
    for (long i = 0; i < tensor.shape().size(); i++) {
      if (tensor.type().dtype() == DType.I32) {
        tensor.setInt(i, random.below(3, 0, i));
      } else {
        tensor.set(i, 2 * random.uniform(0, i) - 1);
      }
    }
  }

  private static float[] floats(Tensor tensor) {
    float[] out = new float[(int) tensor.shape().size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = tensor.type().dtype() == DType.I32 ? tensor.getInt(i) : tensor.get(i);
    }
    return out;
  }
}
