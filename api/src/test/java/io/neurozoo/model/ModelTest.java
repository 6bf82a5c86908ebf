// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.graph.Graph;
import io.neurozoo.graph.Mode;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.model.TestLayers.DenseTanh;
import io.neurozoo.model.TestLayers.Linear;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelTest {
  private final HeapBackend backend = new HeapBackend();

  @AfterEach
  void everythingIsGivenBack() {
    assertEquals(0, backend.usedBytes());
    assertEquals(0, backend.openSessions.get());
    assertEquals(0, backend.openExecutables.get());
    backend.close();
  }

  private Model model() {
    return Model.create(TestLayers.everything(), TestLayers.example(), 42, backend);
  }

  @Test
  void knowsItsShapesAndVariables() {
    Network network = TestLayers.everything();
    try (Model model = Model.create(network, TestLayers.example(), 42, backend)) {
      assertEquals(Shape.of(2, 4), model.inputShape());
      assertEquals(Shape.of(3), model.outputShape());
      assertSame(network, model.network().orElseThrow());
      assertSame(backend, model.backend());
      assertEquals(
          List.of(
              "densetanh1.weight",
              "densetanh1.bias",
              "halves1.half.weight",
              "halves1.half.bias",
              "head.weight"),
          List.copyOf(model.parameters().byName().keySet()));
      assertEquals(List.of("centre1.mean"), List.copyOf(model.state().byName().keySet()));
      assertEquals(model.parameters().type(), model.parameterValues().type());
      assertEquals(model.state().type(), model.stateValues().type());
      assertEquals(6 * 8 + 6 + 2 * 3 + 2 + 3 * 4, model.parameters().count());
      assertEquals("Model [2, 4] -> [3], 74 parameters", model.toString());
    }
  }

  @Test
  void predictsWhatTheLayersSay() {
    try (Model model = Model.create(new DenseTanh(2), Shape.of(2), 1, backend)) {
      model.parameters().view(model.parameterValues(), "weight").copyFrom(
          new float[] {1, 2, 3, 4});
      model.parameters().view(model.parameterValues(), "bias").copyFrom(new float[] {0, 0.5f});
      float[] out = model.predict(0.1f, 0.2f, -0.3f, 0.4f);
      float[] expected = {
        (float) StrictMath.tanh(0.1 + 2 * 0.2),
        (float) StrictMath.tanh(3 * 0.1 + 4 * 0.2 + 0.5),
        (float) StrictMath.tanh(-0.3 + 2 * 0.4),
        (float) StrictMath.tanh(3 * -0.3 + 4 * 0.4 + 0.5)
      };
      assertArrayEquals(expected, out, 1e-6f);
    }
  }

  @Test
  void equalSeedsGiveEqualWeightsAndOthersGiveOthers() {
    try (Model one = model();
        Model two = model();
        Model other = Model.create(TestLayers.everything(), TestLayers.example(), 43, backend)) {
      assertArrayEquals(one.parameterValues().toFloats(), two.parameterValues().toFloats());
      assertArrayEquals(one.stateValues().toFloats(), two.stateValues().toFloats());
      assertFalse(
          Arrays.equals(one.parameterValues().toFloats(), other.parameterValues().toFloats()));
      assertFalse(Arrays.equals(one.stateValues().toFloats(), other.stateValues().toFloats()));
    }
  }

  @Test
  void theInferenceGraphHasTheInputsAndOutputsOfTheContract() {
    try (Model model = model()) {
      Graph graph = model.inferenceGraph(5);
      assertEquals(List.of("input", "parameters", "state"), List.copyOf(graph.inputs().keySet()));
      assertEquals(TensorType.f32(5, 2, 4), graph.input("input").type());
      assertEquals(Set.of("output"), graph.outputs().keySet());
      assertEquals(TensorType.f32(5, 3), graph.output("output").type());
      model.info(new ModelInfo(List.of("a", "b", "c"), Preprocessing.none(), Map.of()));
      assertEquals(Set.of("output", "probabilities"), model.inferenceGraph(5).outputs().keySet());
    }
  }

  @Test
  void weightsAreInputsEvenWhereInferenceDoesNotUseThem() {
    Layer onlyInTraining =
        (g, x) -> {
          var unused = g.parameter("unused", Shape.of(3), (t, r) -> {});
          var kept = g.state("kept", Shape.of(2), (t, r) -> {});
          return g.mode() == Mode.TRAINING
              ? x.plus(unused.sum()).plus(kept.sum())
              : x.times(2);
        };
    try (Model model = Model.create(onlyInTraining, Shape.of(1), 1, backend)) {
      assertEquals(
          List.of("input", "parameters", "state"),
          List.copyOf(model.inferenceGraph(1).inputs().keySet()));
      assertArrayEquals(new float[] {6}, model.predict(3));
    }
  }

  @Test
  void aNetworkWithoutVariablesPredictsToo() {
    try (Model model = Model.create((g, x) -> x.times(2), Shape.of(2), 1, backend)) {
      assertArrayEquals(new float[] {2, 4, 6, 8}, model.predict(1, 2, 3, 4));
      assertEquals(List.of("input"), List.copyOf(model.inferenceGraph(1).inputs().keySet()));
      String message =
          assertThrows(IllegalStateException.class, model::parameterValues).getMessage();
      assertEquals("the model has no parameters; ask parameters().isEmpty() before", message);
      assertThrows(IllegalStateException.class, model::stateValues);
    }
  }

  @Test
  void anyNumberOfExamplesIsPredictedAlike() {
    try (Model model = model()) {
      float[] inputs = TestLayers.inputs(8 * 5);
      float[] together = model.predict(inputs);
      assertEquals(3 * 5, together.length);
      for (int i = 0; i < 5; i++) {
        float[] alone = model.predict(Arrays.copyOfRange(inputs, 8 * i, 8 * (i + 1)));
        assertArrayEquals(Arrays.copyOfRange(together, 3 * i, 3 * (i + 1)), alone);
      }
      assertEquals(0, model.predict().length);
    }
  }

  @Test
  void aPartOfAnExampleIsRefused() {
    try (Model model = model()) {
      assertEquals(
          "predict: 9 values are not a whole number of examples [2, 4] of 8 values",
          assertThrows(IllegalArgumentException.class, () -> model.predict(new float[9]))
              .getMessage());
    }
  }

  @Test
  void aPredictorRunsAgainAndAgain() {
    try (Model model = model();
        Predictor predictor = model.predictor(2)) {
      assertEquals(2, predictor.batch());
      for (int round = 0; round < 3; round++) {
        float[] inputs = TestLayers.inputs(16);
        inputs[0] = round;
        predictor.input().copyFrom(inputs);
        predictor.run();
        assertArrayEquals(model.predict(inputs), predictor.output().toFloats());
        assertSame(predictor.output(), predictor.output("output"));
      }
    }
  }

  @Test
  void labelsAddProbabilities() {
    try (Model model = model()) {
      model.predict(new float[8]);
      model.info(new ModelInfo(List.of("a", "b", "c"), Preprocessing.none(), Map.of()));
      try (Predictor predictor = model.predictor(1)) {
        predictor.run();
        float[] p = predictor.output("probabilities").toFloats();
        assertEquals(1, p[0] + p[1] + p[2], 1e-6);
        assertTrue(p[0] > 0 && p[1] > 0 && p[2] > 0);
      }
      model.info(ModelInfo.none());
      try (Predictor predictor = model.predictor(1)) {
        assertThrows(
            IllegalArgumentException.class, () -> predictor.output("probabilities").toFloats());
      }
    }
  }

  @Test
  void labelsMustFitTheOutput() {
    try (Model model = model();
        Model scalars = Model.create((g, x) -> x, Shape.scalar(), 1, backend)) {
      ModelInfo two = new ModelInfo(List.of("a", "b"), Preprocessing.none(), Map.of());
      assertEquals(
          "2 labels for an output [3]; give one label for each output, or none",
          assertThrows(IllegalArgumentException.class, () -> model.info(two)).getMessage());
      ModelInfo one = new ModelInfo(List.of("a"), Preprocessing.none(), Map.of());
      assertThrows(IllegalArgumentException.class, () -> scalars.info(one));
    }
  }

  @Test
  void aTrainedSnapshotLeavesTheModelAlone() {
    try (Model model = model();
        Model copy = model.snapshot()) {
      float[] inputs = TestLayers.inputs(8);
      float[] before = model.predict(inputs);
      assertArrayEquals(before, copy.predict(inputs));
      try (Training _ = copy.holdForTraining()) {
        copy.parameterValues().set(0, 9);
        copy.stateValues().set(0, 9);
      }
      assertArrayEquals(before, model.predict(inputs));
      float[] changed = copy.predict(inputs);
      assertNotEquals(before[0], changed[0]);
      model.copyWeightsFrom(copy);
      assertArrayEquals(changed, model.predict(inputs));
    }
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    try (Model model = model();
        Model other = Model.create(Network.of(new Linear(2)), Shape.of(4), 1, backend);
        Model none = Model.create((g, x) -> x, Shape.of(4), 1, backend)) {
      assertEquals(
          "the two models have different parameters: 'densetanh1.weight' [6, 8] here,"
              + " 'linear1.weight' [2, 4] there; copy between models of one network",
          assertThrows(IllegalArgumentException.class, () -> model.copyWeightsFrom(other))
              .getMessage());
      assertThrows(IllegalArgumentException.class, () -> none.copyWeightsFrom(other));
      assertThrows(IllegalArgumentException.class, () -> other.copyWeightsFrom(none));
    }
  }

  @Test
  void predictionsDuringATrainingAreAnErrorThatSaysWhatToDo() {
    try (Model model = model()) {
      try (Training _ = model.holdForTraining()) {
        String message =
            assertThrows(IllegalStateException.class, () -> model.predict(new float[8]))
                .getMessage();
        assertTrue(message.contains("snapshot()"), message);
        assertThrows(IllegalStateException.class, () -> model.predictor(1));
        assertThrows(IllegalStateException.class, model::holdForTraining);
        assertThrows(IllegalStateException.class, model::close);
        try (Model copy = model.snapshot()) {
          assertEquals(3, copy.predict(new float[8]).length);
        }
      }
      assertEquals(3, model.predict(new float[8]).length);
    }
  }

  @Test
  void aTrainingClosedTwiceEndsOnce() {
    try (Model model = model()) {
      Training first = model.holdForTraining();
      first.close();
      try (Training _ = model.holdForTraining()) {
        first.close();
        assertThrows(IllegalStateException.class, () -> model.predictor(1));
      }
    }
  }

  @Test
  void anOpenPredictorKeepsTrainingAndClosingAway() {
    Model model = model();
    Predictor predictor = model.predictor(1);
    assertEquals(
        "the model cannot be trained while predictors are open (1); close them first",
        assertThrows(IllegalStateException.class, model::holdForTraining).getMessage());
    assertEquals(
        "the model cannot be closed while predictors are open (1); close them first",
        assertThrows(IllegalStateException.class, model::close).getMessage());
    predictor.run();
    predictor.close();
    predictor.close();
    assertThrows(IllegalStateException.class, predictor::run);
    assertThrows(IllegalStateException.class, predictor::input);
    model.close();
    model.close();
  }

  @Test
  void nothingWorksOnAClosedModel() {
    Model model = model();
    Tensor values = model.parameterValues();
    model.close();
    assertThrows(IllegalStateException.class, () -> values.get(0));
    assertThrows(IllegalStateException.class, model::parameterValues);
    assertThrows(IllegalStateException.class, () -> model.predictor(1));
    assertThrows(IllegalStateException.class, () -> model.predict(new float[8]));
    assertThrows(IllegalStateException.class, model::snapshot);
    assertThrows(IllegalStateException.class, model::holdForTraining);
    assertEquals(Shape.of(3), model.outputShape());
  }

  @Test
  void nothingStaysAllocatedWhereMemoryRunsOut() {
    for (int allocations = 0; allocations < 2; allocations++) {
      backend.allocationsLeft = allocations;
      assertThrows(IllegalStateException.class, this::model);
      assertEquals(0, backend.usedBytes());
    }
    backend.allocationsLeft = Integer.MAX_VALUE;
    try (Model model = model()) {
      long used = backend.usedBytes();
      backend.allocationsLeft = 1;
      assertThrows(IllegalStateException.class, model::snapshot);
      assertEquals(used, backend.usedBytes());
      backend.allocationsLeft = Integer.MAX_VALUE;
    }
  }

  @Test
  void networksThatCannotPredictAreRefusedAtOnce() {
    refused(
        (g, x) -> x.sumTo(Shape.of(1, 3)),
        "the network's output is F32[1, 3] for a batch of 2; it must be F32 and its first extent"
            + " the batch");
    refused((g, x) -> x.argMax(), "the network's output is I32[2] for a batch of 2;");
    refused((g, x) -> x.sum(), "the network's output is F32[] for a batch of 2;");
    refused(
        (g, x) -> x.plus(g.randomNormal(x.shape())),
        "the network asks for the input 'random' in inference");
    refused(
        (g, x) -> x.plus(g.parameter("input", Shape.of(3), (t, r) -> {})),
        "a parameter or state is named 'input' like the network's input; rename it");
    refused(
        (g, x) ->
            x.plus(g.parameter("b", Shape.of(3), (t, r) -> {}))
                .plus(g.state("b", Shape.of(3), (t, r) -> {})),
        "'b' is the name of a parameter and of a state; rename one of them");
    refused(
        (g, x) -> x.plus(g.parameter("rows", Shape.of(x.shape().dim(0), 3), (t, r) -> {})),
        "parameter 'rows' [4, 3] is not what the network declared before ([2, 3]); parameters must"
            + " depend neither on the batch nor on the mode");
    refused(
        (g, x) -> x.matmulTransposed(x),
        "the network's output for one example is [2] in a batch of 2 and [4] in one of 4; it must"
            + " not depend on the batch");
  }

  private void refused(Layer network, String message) {
    String found =
        assertThrows(
                IllegalArgumentException.class,
                () -> Model.create(network, Shape.of(3), 1, backend).close())
            .getMessage();
    assertTrue(found.startsWith(message), found);
  }

  @Test
  void aBatchMustBePositive() {
    try (Model model = model()) {
      assertEquals(
          "batch is 0, it must be at least 1",
          assertThrows(IllegalArgumentException.class, () -> model.predictor(0)).getMessage());
    }
  }

  @Test
  void preprocessingScalesAndShifts() {
    assertArrayEquals(
        new float[] {-1, 1.5f}, new Preprocessing(0.5f, -1).apply(new float[] {0, 5}));
    assertEquals(7, Preprocessing.none().apply(7));
    assertThrows(IllegalArgumentException.class, () -> new Preprocessing(Float.NaN, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Preprocessing(1, Float.POSITIVE_INFINITY));
  }
}
