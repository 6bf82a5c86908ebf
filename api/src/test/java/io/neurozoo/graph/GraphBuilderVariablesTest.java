// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.layer.Layer;
import io.neurozoo.op.Input;
import io.neurozoo.op.Slice;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parameters and state. */
class GraphBuilderVariablesTest {
  private static final Initializer ZEROS = Initializer.zeros();

  /** y = x + b. */
  private record Bias() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      return x.plus(g.parameter("bias", Shape.of(x.shape().last()), ZEROS));
    }
  }

  /** Counts its steps. */
  private record Counter() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      Value count = g.state("count", Shape.of(1), ZEROS);
      g.update(count, count.plus(1));
      return x;
    }
  }

  private static String error(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  private static Value input(GraphBuilder g) {
    return g.input("x", TensorType.f32(2, 3));
  }

  @Test
  void collectingFindsTheVariablesInTheOrderOfTheirDeclaration() {
    GraphBuilder g = GraphBuilder.collecting();
    assertEquals(Mode.TRAINING, g.mode());
    Value y = g.call("b", new Bias(), input(g));
    g.call("a", (h, v) -> h.call("deep", new Bias(), h.call("c", new Counter(), v)), y);
    assertEquals(List.of("b.bias", "a.deep.bias"), List.copyOf(g.parameters().byName().keySet()));
    assertEquals(List.of("a.c.count"), List.copyOf(g.states().byName().keySet()));
  }

  @Test
  void aParameterIsASliceOfTheFlatInput() {
    Variables layout =
        Variables.none().and("a.bias", Shape.of(3), ZEROS).and("b.bias", Shape.of(3), ZEROS);
    GraphBuilder g = GraphBuilder.of(Mode.INFERENCE, layout, Variables.none());
    Value x = input(g);
    Value y = g.call("b", new Bias(), x);
    Value bias = y.node().inputs().get(1);
    assertEquals(new Slice(16, Shape.of(3)), bias.node().op());
    assertSame(g.flatParameters(), bias.node().inputs().getFirst());
    assertEquals(layout.type(), g.flatParameters().type());
    g.output("y", y);
    assertEquals(List.of("x", "parameters"), List.copyOf(g.build().inputs().keySet()));
  }

  @Test
  void theSameLayerUnderTheSameNameSharesItsParameters() {
    GraphBuilder g = GraphBuilder.collecting();
    Layer bias = new Bias();
    Value once = g.call("same", bias, input(g));
    Value twice = g.call("same", bias, once);
    assertEquals(1, g.parameters().byName().size());
    assertSame(once.node().inputs().get(1), twice.node().inputs().get(1));
    g.call("other", bias, once);
    assertEquals(2, g.parameters().byName().size());
  }

  @Test
  void aSharedLayerSharesWhatItMadeInside() {
    GraphBuilder g = GraphBuilder.collecting();
    Layer outer = (h, v) -> h.call("inner", new Bias(), v);
    Value x = input(g);
    g.call("same", outer, g.call("same", outer, x));
    assertEquals(List.of("same.inner.bias"), List.copyOf(g.parameters().byName().keySet()));
  }

  @Test
  void twoLayersUnderOneNameAreRefused() {
    GraphBuilder g = GraphBuilder.collecting();
    Value x = input(g);
    g.call("same", new Bias(), x);
    // An equal layer is another one.
    String message =
        "the parameter 'same.bias' [3] is declared twice; give the layers different names with"
            + " call(name, layer, x), or use the same layer object under the same name to share it";
    assertEquals(message, error(() -> g.call("same", new Bias(), x)));
    assertEquals(
        message.replace("same.bias", "bias"),
        error(
            () -> {
              new Bias().apply(g, x);
              new Bias().apply(g, x);
            }));
  }

  @Test
  void aSharedLayerKeepsItsShapes() {
    GraphBuilder g = GraphBuilder.collecting();
    Layer bias = new Bias();
    g.call("same", bias, input(g));
    Value wider = g.input("wider", TensorType.f32(2, 4));
    String found = error(() -> g.call("same", bias, wider));
    assertTrue(found.startsWith("the parameter 'same.bias' [3]"), found);
  }

  @Test
  void whatTheLayoutDoesNotHaveIsRefused() {
    Variables layout = Variables.none().and("bias", Shape.of(4), ZEROS);
    GraphBuilder g = GraphBuilder.of(Mode.INFERENCE, layout, Variables.none());
    Value x = input(g);
    assertEquals(
        "parameter 'bias' [3] is not what the network declared before ([4]); parameters must"
            + " depend neither on the batch nor on the mode",
        error(() -> new Bias().apply(g, x)));
    assertEquals(
        "state 'count' [1] is not what the network declared before (nothing of that name);"
            + " parameters must depend neither on the batch nor on the mode",
        error(() -> new Counter().apply(g, x)));
  }

  @Test
  void stateCanBeReadTwiceButHasOneShape() {
    GraphBuilder g = GraphBuilder.collecting();
    Value mean = g.state("mean", Shape.of(3), ZEROS);
    assertSame(mean, g.state("mean", Shape.of(3), ZEROS));
    assertEquals(1, g.states().byName().size());
    assertEquals(
        "the state 'mean' [3] is declared again as [4]; give the layers different names with"
            + " call(name, layer, x)",
        error(() -> g.state("mean", Shape.of(4), ZEROS)));
  }

  @Test
  void updatesBecomeTheNextStateAndOtherStateStays() {
    Variables state =
        Variables.none().and("kept", Shape.of(2), ZEROS).and("c.count", Shape.of(1), ZEROS);
    GraphBuilder g = GraphBuilder.of(Mode.TRAINING, Variables.none(), state);
    g.call("c", new Counter(), input(g));
    g.output("next", g.updatedState());
    NdArray before = NdArray.zeros(state.type());
    before.values()[0] = 5;
    before.values()[1] = 6;
    before.values()[16] = 41;
    double[] after =
        ReferenceExecutor.run(
                g.build(), Map.of("x", NdArray.zeros(Shape.of(2, 3)), "state", before))
            .get("next")
            .values();
    assertArrayEquals(new double[] {5, 6}, Arrays.copyOf(after, 2));
    assertEquals(42, after[16]);
  }

  @Test
  void updatesAreIgnoredInInference() {
    Variables state = Variables.none().and("c.count", Shape.of(1), ZEROS);
    GraphBuilder g = GraphBuilder.of(Mode.INFERENCE, Variables.none(), state);
    g.call("c", new Counter(), input(g));
    Value next = g.updatedState();
    assertEquals(
        new Slice(0, Shape.of(1)), next.node().inputs().getFirst().node().op());
  }

  @Test
  void onlyStateCanBeUpdatedAndOnlyByItsOwnType() {
    GraphBuilder g = GraphBuilder.collecting();
    Value x = input(g);
    Value count = g.state("count", Shape.of(1), ZEROS);
    assertEquals(
        "update: %0 is no state; get one from state(name, shape, init)",
        error(() -> g.update(x, x)));
    assertEquals(
        "update: the state is F32[1], its new value F32[2, 3]",
        assertThrows(ShapeException.class, () -> g.update(count, x)).getMessage());
  }

  @Test
  void anotherSetOfParametersStandsInForAWhile() {
    Variables layout = Variables.none().and("bias", Shape.of(3), ZEROS);
    GraphBuilder g = GraphBuilder.of(Mode.TRAINING, layout, Variables.none());
    Value x = input(g);
    Value other = g.input("other", layout.type());
    Value mine = new Bias().apply(g, x);
    Value theirs = g.withParameters(other, () -> new Bias().apply(g, x));
    assertNotSame(mine, theirs);
    assertSame(other, theirs.node().inputs().get(1).node().inputs().getFirst());
    assertEquals(GraphBuilder.PARAMETERS, g.flatParameters().node().op()
        instanceof Input input ? input.name() : null);
    assertEquals(
        "withParameters: the value is F32[2, 3], the parameters are F32[16]",
        assertThrows(ShapeException.class, () -> g.withParameters(x, () -> x)).getMessage());
  }
}
