// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static io.neurozoo.testkit.Operand.indices;
import static io.neurozoo.testkit.Operand.uniform;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Backend;
import io.neurozoo.graph.Distribution;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.testkit.SampleLayers.Affine;
import io.neurozoo.testkit.SampleLayers.Embedding;
import io.neurozoo.testkit.SampleLayers.Mix;
import io.neurozoo.testkit.SampleLayers.NoisyCentering;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract passes good layers, and each of its checks catches the layer that breaks it. */
class LayerContractTest {

  @TestFactory
  Stream<DynamicTest> goodLayersPass() {
    Layer network =
        Network.of(new Affine(6), (g, x) -> x.tanh(), new NoisyCentering(0.1f), new Affine(2));
    return Stream.of(
            LayerContract.of(new Affine(3))
                .given(uniform(-1, 1, 5))
                .given(uniform(-1, 1, 1))
                .refuses(uniform(-1, 1)),
            LayerContract.of(new Affine(40))
                .given(uniform(-1, 1, 30)), // gradients along directions
            LayerContract.of(new NoisyCentering(0.5f))
                .given(uniform(-1, 1, 4))
                .given(uniform(-1, 1, 2, 3)),
            LayerContract.of(new Mix())
                .given(uniform(-1, 1, 4), uniform(-1, 1, 4))
                .refuses(uniform(-1, 1, 4), uniform(-1, 1, 5)),
            LayerContract.of(new Embedding(7, 3)).given(indices(7)),
            LayerContract.of(network).given(uniform(-1, 1, 5)).refuses(uniform(-1, 1, 5, 5)))
        .flatMap(contract -> contract.on(ReferenceBackend::new).tests());
  }

  private static String failureOf(String check, Layer layer) {
    LayerContract contract =
        LayerContract.of(layer).given(uniform(-1, 1, 4)).on(ReferenceBackend::new);
    Outcomes outcomes = Outcomes.of(contract.tests());
    String message = outcomes.failureOf(check);
    assertTrue(!message.isEmpty(), () -> check + " passes; failed: " + outcomes.failures());
    return message;
  }

  private static void caught(String check, String message, Layer layer) {
    String actual = failureOf(check, layer);
    assertTrue(actual.contains(message), actual);
  }

  @Test
  void parametersThatDependOnTheBatch() {
    caught(
        "batch",
        "parameters are [underTest.offset [2, 4]] for a batch of 2 and [underTest.offset [5, 4]]"
            + " for one of 5",
        (g, x) -> x.plus(g.parameter("offset", x.shape(), Initializer.zeros())));
  }

  @Test
  void parametersThatDependOnTheMode() {
    caught(
        "modes",
        "parameters must depend neither on the batch nor on the mode",
        (g, x) ->
            g.mode() == Mode.TRAINING
                ? x
                : x.plus(g.parameter("offset", Shape.of(4), Initializer.zeros())));
  }

  @Test
  void outputsWithoutTheBatch() {
    caught(
        "modes",
        "returns F32[1, 4] for a batch of 5; its outermost extent must be the batch",
        (g, x) -> x.sum(0));
  }

  @Test
  void outputsThatDependOnTheMode() {
    caught(
        "modes",
        "returns [F32[5, 1]] in training and [F32[5, 4]] in inference",
        (g, x) -> g.mode() == Mode.TRAINING ? x.sum(1) : x);
  }

  @Test
  void randomValuesInInference() {
    caught(
        "inference",
        "ask for them only where mode() is TRAINING",
        (g, x) -> x.times(g.random(new Distribution.Bernoulli(0.5f), x.shape())));
  }

  @Test
  void rowsThatInfluenceEachOther() {
    caught(
        "rows",
        "by the definitions of the ops; in inference examples must not influence each other",
        (g, x) -> x.minus(x.mean(0)));
  }

  @Test
  void rowsThatInfluenceEachOtherOnABackendOnly() {
    Layer affine = new Affine(3);
    Graph other =
        new LayerCase((g, x) -> affine.apply(g, x.times(1.5)), List.of(uniform(-1, 1, 4)))
            .graph(Mode.INFERENCE, 7);
    UnaryOperator<Graph> swap =
        graph ->
            graph.outputs().containsKey("y0") && graph.input("x0").shape().dim(0) == 7
                ? other
                : graph;
    LayerContract contract =
        LayerContract.of(affine).given(uniform(-1, 1, 4)).on(() -> new SwappingBackend(swap));
    Outcomes outcomes = Outcomes.of(contract.tests());
    assertTrue(outcomes.failureOf("rows on a backend").contains("in a batch of 7, on swapping"));
    assertEquals(1, outcomes.failures().size());
  }

  @Test
  void aBackendThatTrainsAnotherStep() {
    Layer affine = new Affine(3);
    Graph other =
        new LayerTrainingCheck(
                new LayerCase(
                    (g, x) -> affine.apply(g, x.times(1.001)), List.of(uniform(-1, 1, 4))))
            .graph();
    UnaryOperator<Graph> swap = graph -> graph.outputs().containsKey("value0") ? other : graph;
    LayerContract contract =
        LayerContract.of(affine).given(uniform(-1, 1, 4)).on(() -> new SwappingBackend(swap));
    Outcomes outcomes = Outcomes.of(contract.tests());
    String found = outcomes.failureOf("training on a backend");
    assertTrue(found.contains("output 'value0' F32[7, 3] of swapping"), found);
    assertEquals(1, outcomes.failures().size());
  }

  /** y = 2 x with the gradient of 3 x. */
  private record Doubled() implements Op {
    @Override
    public String id() {
      return "test:doubled";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
      return inputs;
    }

    @Override
    public void vjp(Pullback p) {
      p.contribute(0, () -> p.gradient().times(3));
    }

    @Override
    public List<NdArray> evaluate(List<NdArray> inputs) {
      return List.of(inputs.getFirst().map(x -> 2 * x));
    }
  }

  @Test
  void wrongGradientsWithRespectToInputs() {
    caught(
        "gradient",
        "derivative of order 1 with respect to 'x0' F32[3, 4] at [0, 0]",
        (g, x) -> g.apply(new Doubled(), x));
  }

  @Test
  void wrongGradientsWithRespectToParameters() {
    caught(
        "gradient",
        "derivative of order 1 with respect to 'parameters' F32[16] at [0]",
        (g, x) ->
            x.times(
                g.apply(
                    new Doubled(), g.parameter("scale", Shape.of(4), Initializer.constant(1)))));
  }

  @Test
  void wrongGradientsOfAddedLosses() {
    caught(
        "gradient",
        "derivative of order 1 with respect to 'x0'",
        (g, x) -> {
          g.addLoss("penalty", g.apply(new Doubled(), x.sum()));
          return x;
        });
  }

  @Test
  void opsThatNobodyCanLoadAgain() {
    caught("saving", "no plugin on the path lists this op", (g, x) -> g.apply(new Doubled(), x));
  }

  @Test
  void memoryThatABackendKeeps() {
    Supplier<Backend> leaking =
        () -> {
          var backend = new ReferenceBackend();
          backend.allocate(TensorType.f32(3));
          return backend;
        };
    LayerContract contract =
        LayerContract.of(new Affine(3)).given(uniform(-1, 1, 4)).on(leaking);
    String message = Outcomes.of(contract.tests()).failureOf("saving");
    assertTrue(message.contains("12 bytes are in use after its models are closed"), message);
  }

  /** Compared by the identity of its array. */
  private record Scales(float[] values) implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      return x.times(values[0]);
    }

    @Override
    public float[] values() {
      return values.clone();
    }
  }

  @Test
  void recordsThatAreNotComparedByValue() {
    caught("equality", "use components that are compared by value", new Scales(new float[] {2}));
  }

  /** Writes another graph every time. */
  private static final class Counting implements Layer {
    private int applied;

    @Override
    public Value apply(GraphBuilder g, Value x) {
      return x.times(++applied);
    }
  }

  @Test
  void layersThatWriteOtherGraphsEachTime() {
    caught("equality", "equal layers write different graphs", new Counting());
  }

  private static String refusal(Layer layer) {
    return Outcomes.of(
            LayerContract.of(layer).given(uniform(0, 1, 4)).refuses(uniform(0, 1, 2, 4)).tests())
        .failureOf("refusal");
  }

  @Test
  void messagesMustNameTheScope() {
    Layer silent =
        (g, x) -> {
          if (x.shape().rank() != 2) {
            throw new IllegalArgumentException("wrong rank");
          }
          return x;
        };
    Layer crashing = (g, x) -> x.times(x.shape().toArray()[x.shape().rank() == 2 ? 1 : 3]);
    assertTrue(
        refusal(silent).contains("does not name the scope 'underTest': wrong rank"),
        refusal(silent));
    assertTrue(
        refusal(crashing).contains("throw a ShapeException that names scope()"), refusal(crashing));
    assertTrue(
        refusal((g, x) -> x).contains("accepts the shapes [[2, 2, 4]], which it must refuse"));
    assertEquals("", refusal(new Affine(3)));
  }

  @Test
  void withoutABackendItsChecksAreSkippedVisibly() {
    Outcomes outcomes =
        Outcomes.of(LayerContract.of(new Affine(3)).given(uniform(-1, 1, 4)).tests());
    assertEquals(Map.of(), outcomes.failures());
    assertEquals(2, outcomes.skipped());
  }

  @Test
  void aContractWithoutAnExampleIsAMistake() {
    var e =
        assertThrows(IllegalStateException.class, () -> LayerContract.of(new Affine(3)).tests());
    assertEquals(
        "the contract of Affine[units=3] has no example; add one with given(operands)",
        e.getMessage());
  }
}
