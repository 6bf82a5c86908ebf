// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.op.SoftmaxCrossEntropy;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphTest {
  private final GraphBuilder g = GraphBuilder.plain();
  private final Value x = g.input("x", TensorType.f32(2, 3));

  @Test
  void onlyWhatAnOutputNeedsIsInTheGraphAndAllInputs() {
    Value unused = g.input("unused", TensorType.i32(4));
    Value y = x.tanh();
    x.exp().plus(y);
    g.output("y", y);
    assertEquals(List.of(x.node(), unused.node(), y.node()), g.build().nodes());
  }

  @Test
  void nodesStandBehindTheirOperands() {
    Value y = x.softmaxCrossEntropy(g.input("labels", TensorType.i32(2)));
    List<Value> gradient = Gradients.of(y.mean(), List.of(x));
    g.output("loss", y);
    g.output("gradient", gradient.getFirst());
    Graph graph = g.build();
    for (Node node : graph.nodes()) {
      for (Value input : node.inputs()) {
        assertTrue(graph.nodes().indexOf(input.node()) < graph.nodes().indexOf(node));
      }
    }
  }

  @Test
  void residualsStayOutputsOfTheirNode() {
    List<Value> all =
        g.applyAll(new SoftmaxCrossEntropy(), List.of(x, g.input("labels", TensorType.i32(2))));
    assertEquals(2, all.size());
    assertEquals("%2", all.get(0).toString());
    assertEquals("%2.1", all.get(1).toString());
    assertEquals(List.of(TensorType.f32(2), TensorType.f32(2, 3)), all.get(0).node().outputTypes());
    assertEquals(List.of(x.type(), TensorType.i32(2)), all.get(0).node().inputTypes());
  }

  @Test
  void inputsAndOutputsAreFoundByName() {
    g.output("y", x.tanh());
    Graph graph = g.build();
    assertEquals(x, graph.input("x"));
    assertEquals(
        "the graph has no input 'z'; it has [x]",
        assertThrows(IllegalArgumentException.class, () -> graph.input("z")).getMessage());
    assertEquals(
        "the graph has no output 'z'; it has [y]",
        assertThrows(IllegalArgumentException.class, () -> graph.output("z")).getMessage());
    assertThrows(UnsupportedOperationException.class, () -> graph.outputs().clear());
    assertThrows(UnsupportedOperationException.class, () -> graph.nodes().clear());
  }

  @Test
  void anOutputIsNamedOnce() {
    g.output("y", x);
    assertEquals(
        "the output 'y' is named twice",
        assertThrows(IllegalArgumentException.class, () -> g.output("y", x.tanh())).getMessage());
  }

  @Test
  void anOutputTakesTheMemoryOfAnInputOfItsType() {
    g.donate("x", "next", x.times(0.5));
    Graph graph = g.build();
    assertEquals(Map.of("next", "x"), graph.donations());
    assertTrue(graph.toString().endsWith("output next = %2 into input x\n"), graph.toString());
    assertEquals(
        "the input 'x' is donated twice",
        assertThrows(IllegalArgumentException.class, () -> g.donate("x", "other", x.tanh()))
            .getMessage());
  }

  @Test
  void whatCannotTakeTheMemoryIsRefused() {
    assertEquals(
        "output 'y' F32[] cannot take the memory of input 'x' F32[2, 3]; both must have one type",
        assertThrows(ShapeException.class, () -> g.donate("x", "y", x.sum())).getMessage());
    assertEquals(
        "output 'y' F32[2, 3] cannot take the memory of input 'z' (not declared); both must have"
            + " one type",
        assertThrows(ShapeException.class, () -> g.donate("z", "y", x)).getMessage());
    g.donate("x", "y", x.tanh());
    assertEquals(1, g.build().outputs().size());
  }

  @Test
  void aGraphPrintsOneNodeALine() {
    g.output("y", g.call("layer", (h, v) -> v.tanh(), x));
    assertEquals(
        """
        %0 Input[name=x, type=F32[2, 3]] [F32[2, 3]]
        %1 Tanh[] 'layer' [F32[2, 3]] <- %0
        output y = %1
        """,
        g.build().toString());
  }
}
