// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import static io.neurozoo.layers.dense.Layers.dense;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Backend;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Network;
import io.neurozoo.model.Model;
import io.neurozoo.random.Philox;
import io.neurozoo.tensor.Shape;
import io.neurozoo.testkit.NoLeaks;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.Inputs;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.metric.EpochRow;
import io.neurozoo.training.metric.Evaluation;
import io.neurozoo.training.metric.Evaluator;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();

  private final Recorder told = new Recorder();
  private Backend backend;

  @BeforeEach
  void openBackend() {
    backend = noLeaks.watch(Backend.open());
  }

  private Model model(Network network) {
    return Model.create(network, Shape.of(2), 3, backend);
  }

  @Test
  void learnsClasses() {
    try (Model model = model(Network.of(dense(16), (g, x) -> x.tanh(), dense(2)))) {
      TrainingReport report =
          Trainer.using(Toys.adam())
              .epochs(40)
              .batch(20)
              .fit(model, Toys.circle(500), Toys.circle(800));
      assertTrue(report.last().validation().get("accuracy") > 0.95, report.last().toString());
      assertTrue(report.last().train().get("accuracy") > 0.9, report.last().toString());
    }
  }

  @Test
  void learnsValues() {
    var descent = new Backpropagation(Loss.meanSquaredError(), Optimizer.sgd(0.05f, 0.9f));
    for (LearningRule rule : List.of(Toys.adam(), descent)) {
      try (Model model = model(Network.of(dense(16), (g, x) -> x.tanh(), dense(2)))) {
        Dataset test = Toys.surface(700);
        double before = Evaluator.evaluate(model, test, Loss.meanSquaredError()).loss();
        TrainingReport report =
            Trainer.using(rule).epochs(40).batch(20).fit(model, Toys.surface(500), test);
        EpochRow last = report.last();
        assertEquals(List.of("loss"), List.copyOf(last.train().keySet()));
        assertEquals(List.of("loss", "mse", "rmse", "mae", "r2"), List.copyOf(last.validation().keySet()));
        assertTrue(last.train().get("loss") < 0.01, last.toString());
        assertTrue(before > 0.5 && last.validation().get("mse") < 0.01, before + " " + last);
        // The surface itself, at a point that is no example.
        assertArrayEquals(new float[] {-0.5f, -0.125f}, model.predict(0.25f, -0.375f), 0.35f);
      }
    }
  }

  /** The inputs, noting which are copied. */
  private static Inputs noting(Inputs inputs, List<Integer> copied) {
    return new Inputs() {
      @Override
      public int size() {
        return inputs.size();
      }

      @Override
      public Shape inputShape() {
        return inputs.inputShape();
      }

      @Override
      public void copyInput(int index, MemorySegment floats, long byteOffset) {
        copied.add(index);
        inputs.copyInput(index, floats, byteOffset);
      }
    };
  }

  @Test
  void everyEpochSeesEveryExampleOnceTheLastBatchBeingSmaller() {
    List<Integer> copied = new ArrayList<>();
    Inputs inputs = noting(Toys.circle(50), copied);
    Dataset data = Dataset.labelled("noted", "circle", inputs, List.of("in", "out"), new int[50]);
    Phase first = new Phase("first", Toys.adam(), 2, 16, Loss.crossEntropy());
    Phase second = new Phase("second", Toys.adam(), 1, 16, Loss.crossEntropy());
    Trainer trainer = Trainer.of(new TrainingSetup(List.of(first, second), 0)).listen(told);
    try (Model model = model(Toys.network())) {
      trainer.fit(model, data);
      List<Integer> all = IntStream.range(0, 50).boxed().toList();
      Set<List<Integer>> orders = new HashSet<>();
      for (int epoch = 0; epoch < 3; epoch++) {
        List<Integer> order = copied.subList(50 * epoch, 50 * epoch + 50);
        assertEquals(all, order.stream().sorted().toList());
        orders.add(order);
      }
      assertEquals(150, copied.size());
      assertEquals(3, orders.size(), "every epoch has an order of its own");
      assertEquals(List.of(16, 16, 16, 2), told.sizes.subList(0, 4));
      assertEquals(12, told.sizes.size());
      // The layer with state took part in every step, of both plans.
      assertEquals(12, model.stateValues().get(0));
    }
  }

  @Test
  void meansOfAnEpochAreMeansOverItsExamples() {
    var still = new Backpropagation(Loss.crossEntropy(), Optimizer.sgd(0));
    Dataset data = Toys.circle(50);
    try (Model model = model(Network.of(dense(2)))) {
      Evaluation evaluation = Evaluator.evaluate(model, data, Loss.crossEntropy());
      TrainingReport report =
          Trainer.using(still).batch(16).listen(told).fit(model, data, Toys.circle(70));
      assertEquals(evaluation.loss(), report.last().train().get("loss"), 1e-6);
      assertEquals(evaluation.accuracy(), report.last().train().get("accuracy"), 1e-6);
      assertEquals(report.last().train().get("loss"), told.losses.getLast());
      assertEquals(
          Evaluator.evaluate(model, Toys.circle(70), Loss.crossEntropy()).metrics(),
          report.last().validation());
    }
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
    float[] first = weights(5, 16);
    assertArrayEquals(first, weights(5, 16));
    assertFalse(Arrays.equals(first, weights(6, 16)));
  }

  /** Reports a random value, or the learning rate, as its loss. */
  private record Reporting(boolean random) implements LearningRule {
    @Override
    public void write(UpdateBuilder u) {
      Value rate = u.learningRate((step, phase) -> 1f / step);
      Value value = random ? u.graph().randomUniform(Shape.of()) : rate;
      u.metric("loss", value);
    }
  }

  private List<Double> lossesOfSteps(LearningRule rule, long seed) {
    Phase first = new Phase("first", rule, 3, 50, Loss.crossEntropy());
    Phase second = new Phase("second", rule, 3, 50, Loss.crossEntropy());
    Recorder recorder = new Recorder();
    try (Model model = model(Toys.network())) {
      Trainer.of(new TrainingSetup(List.of(first, second), 0))
          .seed(seed)
          .listen(recorder)
          .fit(model, Toys.circle(50));
    }
    return recorder.losses;
  }

  @Test
  void randomValuesAreKeyedByTheWholeSeedAndTheStepOfTheTraining() {
    long seed = 0x0123_4567_89ab_cdefL;
    Philox stream = Philox.of(seed, "#1");
    List<Double> expected = new ArrayList<>();
    for (int step = 1; step <= 6; step++) {
      expected.add((double) stream.uniform(step, 0));
    }
    assertEquals(expected, lossesOfSteps(new Reporting(true), seed));
  }

  @Test
  void theScheduleCountsTheStepsOfThePhase() {
    double third = 1f / 3;
    assertEquals(
        List.of(1.0, 0.5, third, 1.0, 0.5, third), lossesOfSteps(new Reporting(false), 1));
  }

  private float[] weights(long seed, int batch) {
    try (Model model = model(Toys.network())) {
      Trainer.using(Toys.adam()).epochs(2).batch(batch).seed(seed).fit(model, Toys.circle(50));
      return model.parameterValues().toFloats();
    }
  }

  @Test
  void aBatchLargerThanTheDataTakesThemAllAndSaysSo() {
    try (Model model = model(Toys.network())) {
      Trainer.using(Toys.adam()).epochs(2).batch(64).listen(told).fit(model, Toys.circle(50));
    }
    assertEquals(List.of(50, 50), told.sizes);
    assertEquals(
        List.of(
            "phase 'training': batch is 64 but there are 50 training examples; every step takes"
                + " them all"),
        told.notes);
  }

  @Test
  void listenersAreToldEverythingInOrder() {
    try (Model model = model(Toys.network())) {
      TrainingReport report =
          Trainer.using(Toys.adam())
              .epochs(2)
              .batch(16)
              .listen(told)
              .fit(model, Toys.circle(50), Toys.circle(30));
      assertEquals(
          List.of("start", "phase training [loss, accuracy]", "epoch 1", "epoch 2", "done"),
          told.calls);
      assertEquals(
          new TrainingPlan(50, 30, 2, 0, 8, 0, 82, backend.threads()), told.plan);
      assertEquals(report, told.report);
      assertEquals(report.epochs(), told.rows);
      assertEquals(8, told.lastStep);
      assertEquals(8, report.steps());
      assertEquals(8, report.last().step());
      assertEquals(0, report.resumedFromStep());
      // Parameters and two slots of Adam at least.
      assertTrue(report.peakBytes() > 3 * 4 * 82, "peak " + report.peakBytes());
    }
  }

  @Test
  void phasesFollowOneAnotherEachWithSlotsOfItsOwn() {
    Phase first = new Phase("first", Toys.adam(), 2, 25, Loss.crossEntropy());
    var momentum = new Backpropagation(Loss.crossEntropy(), Optimizer.sgd(0.1f, 0.9f));
    Phase second = new Phase("second", momentum, 1, 10, Loss.crossEntropy());
    Trainer both = Trainer.of(new TrainingSetup(List.of(first, second), 0.1));
    try (Model model = model(Toys.network())) {
      both.epochs(3).batch(50).listen(told).fit(model, Toys.circle(50));
      assertEquals(
          List.of(
              "start",
              "phase first [loss, accuracy]",
              "epoch 1",
              "epoch 2",
              "phase second [loss, accuracy]",
              "epoch 1",
              "epoch 2",
              "epoch 3",
              "done"),
          told.calls);
      assertEquals(List.of(25, 25, 25, 25, 50, 50, 50), told.sizes);
      assertEquals(5, told.plan.epochs());
      assertEquals(7, told.plan.steps());
      assertEquals(List.of(2L, 4L, 5L, 6L, 7L), told.rows.stream().map(r -> r.step()).toList());
    }
  }

  @Test
  void nobodyPredictsWhileItIsTrainedExceptWithASnapshot() {
    try (Model model = model(Toys.network())) {
      TrainingListener predicting =
          new TrainingListener() {
            @Override
            public void stepDone(long step, int examples, double loss, double metric) {
              assertThrows(IllegalStateException.class, () -> model.predict(1, 2));
              try (Model snapshot = model.snapshot()) {
                assertEquals(2, snapshot.predict(1, 2).length);
              }
            }
          };
      Trainer.using(Toys.adam()).listen(predicting).fit(model, Toys.circle(50));
      assertEquals(2, model.predict(1, 2).length);
    }
  }

  @Test
  void aListenerThatThrowsEndsTheTrainingAndFreesTheModel() {
    TrainingListener throwing =
        new TrainingListener() {
          @Override
          public void stepDone(long step, int examples, double loss, double metric) {
            throw new IllegalStateException("enough");
          }
        };
    try (Model model = model(Toys.network())) {
      Trainer trainer = Trainer.using(Toys.adam()).listen(throwing);
      var e =
          assertThrows(
              IllegalStateException.class,
              () -> trainer.fit(model, Toys.circle(50), Toys.circle(20)));
      assertEquals("enough", e.getMessage());
      assertEquals(2, model.predict(1, 2).length);
    }
  }

  @Test
  void refusesZeroEpochsAndZeroBatches() {
    Trainer trainer = Trainer.using(Toys.adam());
    fails("training phase 'training': epochs is 0; it must be at least 1", () -> trainer.epochs(0));
    fails("training phase 'training': batch is -3; it must be at least 1", () -> trainer.batch(-3));
    fails(
        "training setup: there are no phases; give at least one",
        () -> new TrainingSetup(List.of(), 0));
    Phase phase = new Phase("p", Toys.adam(), 1, 1, Loss.byTarget());
    fails(
        "training setup: the phases are named [p, p]; give each a name of its own",
        () -> new TrainingSetup(List.of(phase, phase), 0));
    fails(
        "training setup: validationFraction is 1.0; it must be at least 0 and below 1",
        () -> new TrainingSetup(List.of(phase), 1));
  }

  @Test
  void refusesModelsThatCannotLearnFromTheData(@TempDir Path folder) {
    Trainer trainer = Trainer.using(Toys.adam());
    try (Model model = model(Network.of(dense(3)));
        Model fixed = model(Network.of((g, x) -> x.tanh()))) {
      fails(
          "data set 'circle': it has 2 classes but the model's output is [3]; give the model one"
              + " output a class",
          () -> trainer.fit(model, Toys.circle(50)));
      fails(
          "training: the model has no parameters, nothing to train",
          () -> trainer.fit(fixed, Toys.circle(50)));
      model.save(folder);
      try (Model loaded = Model.load(folder, backend)) {
        fails(
            "training: a model loaded from a file has no layers; make one from its architecture and"
                + " copy the weights into it",
            () -> trainer.fit(loaded, Toys.circle(50)));
      }
    }
  }

  private static void fails(String message, Runnable action) {
    var e = assertThrows(IllegalArgumentException.class, action::run);
    assertEquals(message, e.getMessage());
  }
}
