// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradientsTest {
  private final GraphBuilder g = GraphBuilder.plain();
  private final Value x = g.input("x", TensorType.f32(3));

  private double[] at(Value value, double... xs) {
    GraphBuilder own = value.builder();
    own.output("out", value);
    return ReferenceExecutor.run(own.build(), Map.of("x", new NdArray(Shape.of(3), xs)))
        .get("out")
        .values();
  }

  @Test
  void aGradientIsAGraphThatCanBeDifferentiatedAgain() {
    // d/dx sum x^3 = 3 x^2, and again, 6 x.
    Value cubes = x.times(x).times(x).sum();
    Value first = Gradients.of(cubes, List.of(x)).getFirst();
    Value second = Gradients.of(first.sum(), List.of(x)).getFirst();
    g.output("second", second);
    assertArrayEquals(new double[] {3, 12, 27}, at(first, 1, 2, -3), 1e-12);
    double[] twice =
        ReferenceExecutor.run(g.build(), Map.of("x", new NdArray(Shape.of(3), 1, 2, -3)))
            .get("second")
            .values();
    assertArrayEquals(new double[] {6, 12, -18}, twice, 1e-12);
  }

  @Test
  void whatTheLossDoesNotDependOnHasAGradientOfZeros() {
    Value other = g.input("other", TensorType.f32(2, 2));
    List<Value> gradients = Gradients.of(x.sum(), List.of(x, other));
    assertEquals(TensorType.f32(3), gradients.get(0).type());
    assertEquals(TensorType.f32(2, 2), gradients.get(1).type());
  }

  @Test
  void noGradientPassesWhereItIsStopped() {
    Value stopped = Gradients.of(x.stopGradient().times(x).sum(), List.of(x)).getFirst();
    assertArrayEquals(new double[] {1, 2, 3}, at(stopped, 1, 2, 3));
  }

  @Test
  void gradientsNobodyAsksForAreNotBuilt() {
    Value y = g.input("y", TensorType.f32(3));
    Value product = x.times(y).sum();
    int before = g.nodes().size();
    g.output("dx", Gradients.of(product, List.of(x)).getFirst());
    // The seed 1, broadcast to [3], times y; nothing for y.
    assertEquals(3, g.nodes().size() - before);
  }

  @Test
  void gradientsAreNamedLikeWhatTheyDifferentiate() {
    Value y = g.call("layer", (h, v) -> v.exp(), x);
    Value gradient = Gradients.of(y.sum(), List.of(x)).getFirst();
    assertEquals("layer", gradient.node().scope());
  }

  @Test
  void aValueThatIsTwoOperandsOfACompositeIsCountedOnce() {
    record Product() implements CompositeOp {
      @Override
      public String id() {
        return "test:product";
      }

      @Override
      public List<Value> decompose(GraphBuilder h, List<Value> inputs) {
        return List.of(inputs.get(0).times(inputs.get(1)));
      }
    }
    Value square = g.apply(new Product(), x, x);
    Value gradient = Gradients.of(square.sum(), List.of(x)).getFirst();
    assertArrayEquals(new double[] {2, 4, -6}, at(gradient, 1, 2, -3), 1e-12);
  }

  @Test
  void aLossIsAScalar() {
    assertEquals(
        "gradient: the loss is F32[3], not a scalar F32[]; sum or average it first",
        assertThrows(ShapeException.class, () -> Gradients.of(x, List.of(x))).getMessage());
  }
}
