// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Merge.Operation;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Layers made of layers: what they compute and what their parameters are called. */
class CombinatorsTest {
  private static final TensorType INPUT = TensorType.f32(1, 2);

  /** y = a x, a one number; counts its training steps. */
  private record Scale() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      Value steps = g.state("steps", Shape.scalar(), Initializer.zeros());
      g.update(steps, steps.plus(1));
      return x.times(g.parameter("factor", Shape.scalar(), Initializer.constant(1)));
    }
  }

  private static GraphBuilder collected(Layer layer) {
    GraphBuilder g = GraphBuilder.collecting();
    g.call("net", layer, g.input("x", INPUT));
    return g;
  }

  private static List<String> parameters(Layer layer) {
    return List.copyOf(collected(layer).parameters().byName().keySet());
  }

  private static String error(Layer layer) {
    return assertThrows(IllegalArgumentException.class, () -> collected(layer)).getMessage();
  }

  /** The output for x = (3, -4) with the factors 2, 5, 7, ... in the order of their declaration. */
  private static double[] run(Layer layer) {
    GraphBuilder c = collected(layer);
    GraphBuilder g = GraphBuilder.of(Mode.INFERENCE, c.parameters(), c.states());
    g.output("y", g.call("net", layer, g.input("x", INPUT)));
    double[] factors = {2, 5, 7};
    double[] flat = new double[c.parameters().length()];
    for (int i = 0; i < c.parameters().byName().size(); i++) {
      flat[16 * i] = factors[i];
    }
    return ReferenceExecutor.run(
            g.build(),
            Map.of(
                "x", new NdArray(INPUT.shape(), 3, -4),
                "state", NdArray.zeros(c.states().type()),
                "parameters", new NdArray(c.parameters().type(), flat)))
        .get("y")
        .values();
  }

  private static Branches two(Operation operation) {
    return Branches.of(new Scale(), new Scale()).merge(new Merge(operation));
  }

  @Test
  void mergesOfTwoBranches() {
    assertArrayEquals(new double[] {21, -28}, run(two(Operation.ADD)));
    assertArrayEquals(new double[] {-9, 12}, run(two(Operation.SUBTRACT)));
    assertArrayEquals(new double[] {90, 160}, run(two(Operation.MULTIPLY)));
    assertArrayEquals(new double[] {10.5, -14}, run(two(Operation.AVERAGE)));
    assertArrayEquals(new double[] {15, -8}, run(two(Operation.MAXIMUM)));
    assertArrayEquals(new double[] {6, -20}, run(two(Operation.MINIMUM)));
    Branches side = Branches.of(new Scale(), new Scale()).merge(new Concatenate(-1));
    assertArrayEquals(new double[] {6, -8, 15, -20}, run(side));
  }

  @Test
  void aMergeCanBeTheNextLayer() {
    Network network =
        Network.of(
            Branches.of(new Scale(), Network.named("wide", new Scale()), new Scale()),
            new Merge(Operation.ADD));
    assertArrayEquals(new double[] {42, -56}, run(network));
    assertEquals(
        List.of(
            "net.branches1.scale1.factor",
            "net.branches1.wide.factor",
            "net.branches1.scale2.factor"),
        parameters(network));
  }

  @Test
  void branchesAndMergesSayWhatTheyMiss() {
    assertEquals(
        "add 'net': it takes two values or more and was given 1; put it behind branches(...)",
        error(new Merge(Operation.ADD)));
    assertEquals(
        "branches: there are none; give at least one layer",
        assertThrows(IllegalArgumentException.class, Branches::of).getMessage());
    assertEquals(
        "branches 'net/inner': they return 2 values where one is wanted; merge them with"
            + " merge(layer)",
        error((g, x) -> g.call("inner", (h, v) -> two().apply(h, v), x)));
    assertEquals(
        "concatenate: axis is 0, which is the batch; use 1 or more, or -1 for the last axis",
        assertThrows(IllegalArgumentException.class, () -> new Concatenate(0)).getMessage());
    assertEquals(
        "concatenate 'net': axis is -2 and the first value is F32[1, 2]; use an axis from 1 to 1",
        error(two().merge(new Concatenate(-2))));
  }

  private static Branches two() {
    return Branches.of(new Scale(), new Scale());
  }

  @Test
  void aResidualAddsItsInputOrItsShortcut() {
    assertArrayEquals(new double[] {9, -12}, run(Residual.around(new Scale())));
    Layer both = Residual.around(new Scale()).withShortcut(new Scale());
    assertArrayEquals(new double[] {21, -28}, run(both));
    assertEquals(List.of("net.shortcut.factor", "net.body.factor"), parameters(both));
    assertEquals(
        "residual 'net': the body makes F32[2] and the shortcut F32[1, 2]; both must have one"
            + " shape, use withShortcut(layer)",
        error(Residual.around((g, x) -> x.reshape(Shape.of(2)))));
  }

  @Test
  void aSharedLayerHasOneSetOfParametersWhereverItIsUsed() {
    Layer tied = new Shared(new Scale());
    Layer inTwoBranches = Branches.of(tied, Network.of(tied)).merge(new Merge(Operation.ADD));
    Network network = Network.of(tied, inTwoBranches, new Scale());
    assertEquals(List.of("net.scale1.factor", "net.scale2.factor"), parameters(network));
    // 2 (2 + 2) 5 = 40
    assertArrayEquals(new double[] {120, -160}, run(network));
  }

  @Test
  void theGradientOfASharedParameterIsThatOfAllItsUses() {
    Layer tied = new Shared(new Scale());
    Network twice = Network.of(tied, tied);
    GraphBuilder c = collected(twice);
    GraphBuilder g = GraphBuilder.of(Mode.TRAINING, c.parameters(), c.states());
    Value y = g.call("net", twice, g.input("x", INPUT));
    g.output("gradient", Gradients.of(y.sum(), List.of(g.flatParameters())).getFirst());
    double[] flat = new double[c.parameters().length()];
    flat[0] = 2;
    NdArray gradient =
        ReferenceExecutor.run(
                g.build(),
                Map.of(
                    "x", new NdArray(INPUT.shape(), 3, -1),
                    "state", NdArray.zeros(c.states().type()),
                    "parameters", new NdArray(c.parameters().type(), flat)))
            .get("gradient");
    // d/da a^2 (3 - 1) = 4 a
    assertEquals(8, gradient.get(0));
  }

  @Test
  void layersThatAreEqualButNotSharedHaveParametersOfTheirOwn() {
    assertEquals(
        List.of("net.scale1.factor", "net.scale2.factor"),
        parameters(Network.of(new Shared(new Scale()), new Shared(new Scale()))));
  }

  @Test
  void aFrozenLayerHasStateInsteadOfParameters() {
    Network network = Network.of(new Frozen(new Scale()), new Scale());
    GraphBuilder g = collected(network);
    assertEquals(List.of("net.scale2.factor"), List.copyOf(g.parameters().byName().keySet()));
    assertEquals(
        List.of("net.scale1.steps", "net.scale1.factor", "net.scale2.steps"),
        List.copyOf(g.states().byName().keySet()));
  }

  @Test
  void aFrozenLayerIsWrittenAsInInferenceAndKeepsItsState() {
    Layer network =
        Network.of(
            new Frozen(
                (g, x) -> {
                  assertEquals(Mode.INFERENCE, g.mode());
                  return g.call("inner", new Scale(), x);
                }),
            (g, x) -> {
              assertEquals(Mode.TRAINING, g.mode());
              return x;
            });
    GraphBuilder c = collected(network);
    GraphBuilder g = GraphBuilder.of(Mode.TRAINING, c.parameters(), c.states());
    Value x = g.input("x", INPUT);
    Value y = g.call("net", network, x);
    g.output("state", g.updatedState());
    g.output("dx", Gradients.of(y.sum(), List.of(x)).getFirst());
    NdArray state = NdArray.zeros(c.states().type());
    state.values()[0] = 41;
    state.values()[16] = 3;
    Map<String, NdArray> out =
        ReferenceExecutor.run(
            g.build(), Map.of("x", new NdArray(INPUT.shape(), 1, 1), "state", state));
    assertArrayEquals(state.values(), out.get("state").values());
    assertArrayEquals(new double[] {3, 3}, out.get("dx").values());
  }

  @Test
  void twoFrozenLayersUnderOneNameAreRefused() {
    Layer twice = (g, x) -> g.call("a", new Scale(), g.call("a", new Scale(), x));
    assertEquals(error(twice), error(new Frozen(twice)));
  }

  @Test
  void aSharedLayerIsFrozenEverywhereOrNowhere() {
    Layer tied = new Shared(new Scale());
    String message =
        "the parameter 'net.scale1.factor' is frozen in one place and trained in another; freeze"
            + " the shared layer itself, shared(frozen(layer)), or not at all";
    assertEquals(message, error(Network.of(tied, new Frozen(tied))));
    assertEquals(message, error(Network.of(new Frozen(tied), tied)));
    Layer frozen = new Shared(new Frozen(new Scale()));
    assertEquals(List.of(), parameters(Network.of(frozen, frozen)));
  }
}
