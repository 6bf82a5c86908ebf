// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.op.AdamStep;
import io.neurozoo.op.SgdStep;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one-pass kernels of the optimisers leave the bits of the graphs that define them. */
class OptimizerBitsTest {
  private static final TensorType TYPE = TensorType.f32(1037);

  private final GraphBuilder g = GraphBuilder.plain();
  private final Value p = g.input("p", TYPE);
  private final Value gradient = g.input("gradient", TYPE);
  private final Value rate = g.input("rate", TensorType.f32());

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void adam(boolean vectors) {
    Value square = g.input("v", TYPE).square(); // no other value stands under a root
    Value step = g.input("step", TensorType.i32());
    List<Value> operands = List.of(p, g.input("m", TYPE), square, gradient, rate, step);
    checkBits(new AdamStep(0.9, 0.999, 1e-8f), operands, vectors);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nesterov(boolean vectors) {
    List<Value> operands = List.of(p, g.input("buffer", TYPE), gradient, rate);
    checkBits(new SgdStep(0.9f, true), operands, vectors);
  }

  @Test
  void sgd() {
    checkBits(new SgdStep(0, false), List.of(p, gradient, rate), false);
  }

  private void checkBits(CompositeOp op, List<Value> operands, boolean vectors) {
    List<Value> kernel = g.applyAll(op, operands);
    List<Value> definition = op.decompose(g, operands);
    for (int i = 0; i < definition.size(); i++) {
      g.output("kernel" + i, kernel.get(i));
      g.output("definition" + i, definition.get(i));
    }
    Graph graph = g.build();
    Map<String, float[]> out = Graphs.run(graph, Graphs.defaults().withVectors(vectors));
    for (int i = 0; i < definition.size(); i++) {
      float[] expected = out.get("definition" + i);
      for (float value : expected) {
        assertTrue(Float.isFinite(value), "result " + i + " should be comparable");
      }
      assertArrayEquals(expected, out.get("kernel" + i), "result " + i);
    }
  }
}
