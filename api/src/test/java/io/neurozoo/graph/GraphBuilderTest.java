// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.graph.Distribution.Bernoulli;
import io.neurozoo.graph.Distribution.Normal;
import io.neurozoo.graph.Distribution.Uniform;
import io.neurozoo.layer.Layer;
import io.neurozoo.op.Add;
import io.neurozoo.op.RandomUniform;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
  private final GraphBuilder g = GraphBuilder.plain();
  private final Value x = g.input("x", TensorType.f32(2, 3));

  private static String shapeError(Runnable action) {
    return assertThrows(ShapeException.class, action::run).getMessage();
  }

  private static String error(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void anInputIsDeclaredOnceForEachName() {
    assertSame(x, g.input("x", TensorType.f32(2, 3)));
    assertEquals(
        "the input 'x' was declared as F32[2, 3] and now as F32[3, 2]; use another name",
        shapeError(() -> g.input("x", TensorType.f32(3, 2))));
  }

  @Test
  void equalOpsOnEqualOperandsAreOneNode() {
    assertSame(x.tanh(), x.tanh());
    assertSame(g.constant(2), g.constant(2));
    assertSame(x.plus(2), x.plus(2));
    assertNotSame(x.tanh(), x.exp());
    assertNotSame(g.constant(2), g.constant(3));
    assertNotSame(g.constant(0.0), g.constant(-0.0));
    assertNotSame(x.minus(x.tanh()), x.tanh().minus(x));
    assertSame(g.constant(Double.NaN), g.constant(Double.NaN));
  }

  @Test
  void equalOpsInTwoScopesAreOneNodeToo() {
    Value inside = g.call("inside", (h, y) -> y.tanh(), x);
    assertSame(inside, x.tanh());
    assertEquals("inside", x.tanh().node().scope());
  }

  @Test
  void nodesAreNamedByTheirScope() {
    Value y = g.call("a", (h, v) -> h.call("b", (i, w) -> w.exp(), v.tanh()), x);
    assertEquals("a/b", y.node().scope());
    assertEquals("a", y.node().inputs().getFirst().node().scope());
    assertEquals("", x.node().scope());
    assertEquals("%2 Exp[] 'a/b' [F32[2, 3]] <- %1", y.node().toString());
  }

  @Test
  void theScopeEndsWhereItsLayerFails() {
    Layer failing =
        (h, v) -> {
          assertEquals("a", h.scope());
          throw new IllegalStateException("failed");
        };
    assertThrows(IllegalStateException.class, () -> g.call("a", failing, x));
    assertEquals("", g.scope());
    assertEquals("", x.exp().node().scope());
  }

  @Test
  void anErrorNamesTheOpAndTheScope() {
    String found =
        shapeError(
            () -> g.call("net", (h, v) -> h.call("dense1", (i, w) -> w.matmul(w), v), x));
    assertEquals(
        "matmul 'net/dense1': the inner extents 3 of [2, 3] and 2 of [2, 3] must be equal", found);
    assertTrue(shapeError(() -> x.matmul(x)).startsWith("matmul: the inner"));
  }

  @Test
  void aValueOfAnotherGraphIsRefused() {
    Value other = GraphBuilder.plain().input("x", TensorType.f32(2, 3));
    String message =
        ": the value %0 F32[2, 3] belongs to another graph; build both with one GraphBuilder";
    assertEquals("add" + message, error(() -> x.plus(other)));
    assertEquals("add" + message, error(() -> g.applyAll(new Add(), List.of(other, other))));
    assertEquals("output 'y'" + message, error(() -> g.output("y", other)));
    assertEquals("gradient" + message, error(() -> Gradients.of(x.sum(), List.of(other))));
  }

  @Test
  void aLayerForOneValueRefusesTwo() {
    record Twice() implements Layer {
      @Override
      public Value apply(GraphBuilder h, Value v) {
        return v.plus(v);
      }
    }
    assertEquals(
        "twice 't': it takes one value and was given 2; give it one, or override applyAll",
        error(() -> g.callAll("t", new Twice(), List.of(x, x))));
    assertEquals(1, g.callAll("t", new Twice(), List.of(x)).size());
  }

  @Test
  void randomValuesAreOthersInEveryUseAndScope() {
    Shape shape = Shape.of(2);
    Value first = g.randomUniform(shape);
    Value second = g.randomUniform(shape);
    Value inside = g.call("drop", (h, v) -> h.randomUniform(shape), x);
    assertEquals("#1", ((RandomUniform) first.node().op()).path());
    assertEquals("#2", ((RandomUniform) second.node().op()).path());
    assertEquals("drop#1", ((RandomUniform) inside.node().op()).path());
    assertEquals(TensorType.i32(4), g.input(GraphBuilder.RANDOM, TensorType.i32(4)).type());
  }

  @Test
  void distributionsHaveTheirRange() {
    Shape shape = Shape.of(1000);
    g.output("uniform", g.random(new Uniform(-3, 5), shape));
    g.output("normal", g.random(new Normal(10, 2), shape));
    g.output("bernoulli", g.random(new Bernoulli(0.25f), shape));
    Map<String, NdArray> out =
        ReferenceExecutor.run(
            g.build(),
            Map.of(
                "x",
                NdArray.zeros(TensorType.f32(2, 3)),
                "random",
                new NdArray(TensorType.i32(4), new double[] {7, 0, 1, 0})));
    for (double u : out.get("uniform").values()) {
      assertTrue(u >= -3 && u < 5, "" + u);
    }
    assertEquals(1, mean(out.get("uniform")), 0.3);
    assertEquals(10, mean(out.get("normal")), 0.3);
    assertEquals(0.25, mean(out.get("bernoulli")), 0.06);
    for (double b : out.get("bernoulli").values()) {
      assertTrue(b == 0 || b == 1, "" + b);
    }
  }

  private static double mean(NdArray values) {
    double sum = 0;
    for (double v : values.values()) {
      sum += v;
    }
    return sum / values.size();
  }

  @Test
  void lossesOfLayersAreAddedUnderTheirName() {
    Layer penalised =
        (h, v) -> {
          h.addLoss("l2", v.square().sum());
          return v;
        };
    g.call("a", penalised, x);
    assertEquals(Set.of("a.l2"), g.losses().keySet());
    Value once = g.losses().get("a.l2");
    g.call("a", penalised, x);
    assertEquals(List.of(once, once), g.losses().get("a.l2").node().inputs());
    assertThrows(UnsupportedOperationException.class, () -> g.losses().clear());
    assertEquals(
        "addLoss 'l2': the value is F32[2, 3], not a scalar; average it first",
        shapeError(() -> g.addLoss("l2", x)));
  }

  @Test
  void theMaskIsSeenByLaterLayersUntilItIsTakenAway() {
    assertEquals(Optional.empty(), g.mask());
    Value mask = g.input("mask", TensorType.f32(2));
    g.call("embedding", (h, v) -> {
      h.mask(mask);
      return v;
    }, x);
    g.call("attention", (h, v) -> {
      assertSame(mask, h.mask().orElseThrow());
      return v;
    }, x);
    g.mask(null);
    assertEquals(Optional.empty(), g.mask());
  }
}
