// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody can tell from the results when a kernel took over from its twin. */
class WarmUpBitsTest {
  private static final TensorType X = TensorType.f32(131, 203);
  private static final TensorType W = TensorType.f32(203, 301);
  private static final int RUNS = 200;

  @Test
  void everyRunOfAColdSessionHasTheBitsOfTheScalarBackend() {
    float[] expected = run(BackendOptions.defaults().withVectors(false), 1, false);
    run(BackendOptions.defaults().withThreads(2), RUNS, false, expected);
    run(BackendOptions.defaults().withThreads(1), RUNS, false, expected);
  }

  @Test
  void warmingUpChangesNoBitAndKeepsNoMemory() {
    float[] expected = run(BackendOptions.defaults().withVectors(false), 1, true);
    run(BackendOptions.defaults().withThreads(2), 1, true, expected);
  }

  /** It has no second operand that its result could be asked to replace. */
  @Test
  void aChainOfOneOperandWarmsUp() {
    GraphBuilder g = GraphBuilder.plain();
    g.output("y", g.input("x", X).exp().tanh());
    try (Backend backend = Backend.open(BackendOptions.defaults());
        Executable executable = backend.compile(g.build())) {
      executable.warmUp();
      assertEquals(0, backend.usedBytes());
    }
  }

  private static float[] run(
      BackendOptions options, int runs, boolean warmUp, float[]... expected) {
    float[] result = null;
    try (Backend backend = Backend.open(options);
        Executable executable = backend.compile(graph())) {
      if (warmUp) {
        executable.warmUp();
        assertEquals(0, backend.usedBytes());
      }
      try (Session session = executable.open(Map.of())) {
        fill(session.input("x"), 7);
        fill(session.input("w"), 11);
        for (int i = 0; i < runs; i++) {
          session.run();
          result = session.output("y").toFloats();
          for (float[] e : expected) {
            assertArrayEquals(e, result, "run " + i);
          }
        }
      }
    }
    return result;
  }

  /** Two products of a few million operations, an activation and a chain of elementwise ops. */
  private static Graph graph() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", X);
    Value w = g.input("w", W);
    Value hidden = x.matmul(w).tanh();
    g.output("y", hidden.times(hidden).matmulTransposed(w).sigmoid());
    return g.build();
  }

  private static void fill(Tensor tensor, int seed) {
    for (long i = 0; i < tensor.type().shape().size(); i++) {
      tensor.set(i, (i * seed % 101 - 50) / 100f);
    }
  }
}
