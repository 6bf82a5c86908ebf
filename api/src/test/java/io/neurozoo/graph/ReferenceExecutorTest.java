// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceExecutorTest {
  private final GraphBuilder g = GraphBuilder.plain();
  private final Value x = g.input("x", TensorType.f32(2));

  @Test
  void outputsComeInTheirOrder() {
    g.output("z", x.times(3));
    g.output("a", x.plus(1));
    Map<String, NdArray> out =
        ReferenceExecutor.run(g.build(), Map.of("x", new NdArray(Shape.of(2), 1, 2)));
    assertEquals(List.of("z", "a"), List.copyOf(out.keySet()));
    assertArrayEquals(new double[] {3, 6}, out.get("z").values());
    assertArrayEquals(new double[] {2, 3}, out.get("a").values());
  }

  @Test
  void aMissingOrWrongInputIsNamed() {
    g.output("y", x);
    Graph graph = g.build();
    assertEquals(
        "no value was given for the input 'x' F32[2]",
        assertThrows(
                IllegalArgumentException.class, () -> ReferenceExecutor.run(graph, Map.of()))
            .getMessage());
    assertEquals(
        "the input 'x' is F32[2], the value given F32[3]",
        assertThrows(
                IllegalArgumentException.class,
                () -> ReferenceExecutor.run(graph, Map.of("x", NdArray.zeros(Shape.of(3)))))
            .getMessage());
  }
}
