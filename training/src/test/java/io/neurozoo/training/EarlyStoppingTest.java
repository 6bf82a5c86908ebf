// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Backend;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Shape;
import io.neurozoo.testkit.NoLeaks;
import io.neurozoo.training.checkpoint.CheckpointException;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.metric.EpochRow;
import io.neurozoo.training.metric.Evaluator;
import io.neurozoo.training.metric.Monitor;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Early stopping and the schedule on plateau in trainings that are whole, killed and resumed. */
class EarlyStoppingTest {
  private static final Dataset TRAIN = Toys.circle(40);

  /** Its labels are no circle's, so that it only gets worse after a while. */
  private static final Dataset VALIDATION =
      Dataset.labelled("noise", "noise", Toys.circle(30), List.of("in", "out"), noise());

  private static final int PATIENCE = 3;

  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();
  @TempDir Path folder;
  private Path file;
  private Backend backend;
  private final Recorder told = new Recorder();

  private static int[] noise() {
    int[] classes = new int[30];
    for (int i = 0; i < 30; i++) {
      classes[i] = i * i % 7 % 2;
    }
    return classes;
  }

  @BeforeEach
  void open() {
    backend = noLeaks.watch(Backend.open());
    file = folder.resolve("checkpoint.safetensors");
  }

  private record Result(float[] parameters, float[] state, TrainingReport report, double loss) {
    List<Double> losses() {
      return report.epochs().stream().map(row -> row.validation().get("loss")).toList();
    }
  }

  private Result fit(Trainer trainer) {
    try (Model model = Model.create(Toys.network(), Shape.of(2), 3, backend)) {
      TrainingReport report = trainer.fit(model, TRAIN, VALIDATION);
      double loss = Evaluator.evaluate(model, VALIDATION, Loss.crossEntropy()).loss();
      return new Result(
          model.parameterValues().toFloats(), model.stateValues().toFloats(), report, loss);
    }
  }

  private static Trainer trainer(Schedule schedule) {
    var rule = new Backpropagation(Loss.crossEntropy(), Optimizer.sgd(schedule, 0.9f));
    return Trainer.using(rule).epochs(40).batch(16).seed(9);
  }

  private static Trainer stopping() {
    Schedule schedule =
        Schedule.constant(0.1f).reducedOnPlateau(Monitor.minimise("loss"), 0.5f, 2);
    return trainer(schedule).earlyStopping(EarlyStopping.patience(PATIENCE));
  }

  /** Index of the least loss, the first of equals. */
  private static int best(List<Double> losses) {
    return losses.indexOf(losses.stream().min(Double::compare).orElseThrow());
  }

  @Test
  void stopsAfterPatienceWithTheBestWeights() {
    Result stopped = fit(stopping().listen(told));
    List<Double> losses = stopped.losses();
    int best = best(losses);
    assertTrue(losses.size() < 40, "stops early: " + losses);
    assertEquals(best + PATIENCE + 1, losses.size());
    assertEquals(losses.get(best), stopped.loss);
    // They are those that a training of so many epochs ends with, the steps counted in the state too.
    Schedule same = Schedule.constant(0.1f).reducedOnPlateau(Monitor.minimise("loss"), 0.5f, 2);
    Result shorter = fit(trainer(same).epochs(best + 1));
    assertArrayEquals(shorter.parameters, stopped.parameters);
    assertArrayEquals(shorter.state, stopped.state);
    assertEquals(
        "phase 'training': stopped after epoch %s of 40; no improvement since epoch %s"
            .formatted(losses.size(), best + 1),
        told.notes.getLast());
  }

  @Test
  void keepsTheLastWeightsWhereItIsToldTo() {
    EarlyStopping last = EarlyStopping.patience(PATIENCE).keepingLast();
    Result stopped = fit(stopping().earlyStopping(last));
    assertEquals(stopped.losses().getLast(), stopped.loss);
    assertTrue(stopped.losses().size() < 40);
    assertFalse(best(stopped.losses()) == stopped.losses().size() - 1);
  }

  @Test
  void aTrainingThatReachesItsLastEpochEndsWithTheBestWeightsToo() {
    int epochs = best(fit(stopping()).losses()) + 2;
    Result whole = fit(stopping().epochs(epochs).listen(told));
    assertEquals(epochs, whole.losses().size());
    assertEquals(whole.losses().get(epochs - 2), whole.loss);
    assertTrue(told.notes.stream().noneMatch(note -> note.contains("stopped")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 8, 11, 14, 17})
  void aTrainingKilledAnywhereStopsWhereTheOtherDid(int step) {
    Result whole = fit(stopping());
    assertTrue(whole.report.steps() > 17, "steps " + whole.report.steps());
    TrainingListener failing =
        new TrainingListener() {
          @Override
          public void stepDone(long now, int examples, double loss, double metric) {
            if (now == step) {
              throw new IllegalStateException("power cut");
            }
          }
        };
    Trainer trainer = stopping().checkpoint(file);
    assertThrows(IllegalStateException.class, () -> fit(trainer.listen(failing)));
    assertSame(whole, fit(trainer.resume(true)));
    // And once more, from the checkpoint of the end, without a step.
    Result again = fit(trainer.resume(true).listen(told));
    assertSame(whole, again);
    assertTrue(told.sizes.isEmpty());
    assertTrue(told.notes.isEmpty(), told.notes.toString());
  }

  private static void assertSame(Result expected, Result actual) {
    assertArrayEquals(expected.parameters, actual.parameters);
    assertArrayEquals(expected.state, actual.state);
    assertEquals(expected.losses(), actual.losses());
    assertEquals(expected.loss, actual.loss);
  }

  @Test
  void moreEpochsThanBeforeGoOnFromTheLatestWeightsNotTheBest() {
    Result whole = fit(stopping());
    int best = best(whole.losses());
    Trainer resuming = stopping().checkpoint(file).resume(true);
    fit(resuming.epochs(best + 2)); // Ends with the best weights, one epoch behind the latest.
    assertSame(whole, fit(resuming));
  }

  @Test
  void thePhaseBehindBeginsWithTheBestWeightsAlsoAfterAResume() {
    var rule = new Backpropagation(Loss.crossEntropy(), Optimizer.sgd(0.1f, 0.9f));
    Phase first =
        new Phase("first", rule, 40, 16, Loss.crossEntropy())
            .withEarlyStopping(EarlyStopping.patience(PATIENCE));
    Phase second = new Phase("second", Toys.adam(), 2, 20, Loss.crossEntropy());
    Trainer both = Trainer.of(new TrainingSetup(List.of(first, second), 0)).seed(9);
    Result whole = fit(both.listen(told));
    List<EpochRow> rows = whole.report.epochs();
    assertEquals(2, rows.stream().filter(row -> row.phase().equals("second")).count());
    int stop = rows.size() - 2;
    assertTrue(stop < 40);
    long end = rows.get(stop - 1).step();
    for (long step : new long[] {end - 1, end + 1, end + 3}) {
      TrainingListener failing =
          new TrainingListener() {
            @Override
            public void stepDone(long now, int examples, double loss, double metric) {
              if (now == step) {
                throw new IllegalStateException("power cut");
              }
            }
          };
      Trainer trainer = both.checkpoint(folder.resolve("at" + step));
      assertThrows(IllegalStateException.class, () -> fit(trainer.listen(failing)));
      assertSame(whole, fit(trainer.resume(true)));
    }
  }

  @Test
  void onPlateauLearningRatesFall() {
    Schedule falling =
        Schedule.constant(0.1f).reducedOnPlateau(Monitor.minimise("loss"), 0.5f, 2);
    Result constant = fit(trainer(Schedule.constant(0.1f)).epochs(12));
    Result reduced = fit(trainer(falling).epochs(12).listen(told));
    int best = best(constant.losses());
    assertTrue(best + 3 < 12, "best " + best);
    // The same up to the first plateau, not behind it.
    assertEquals(
        constant.losses().subList(0, best + 3), reduced.losses().subList(0, best + 3));
    assertFalse(constant.losses().get(best + 3).equals(reduced.losses().get(best + 3)));
    assertEquals(
        "phase 'training': learning rates times 0.5 from epoch %s on".formatted(best + 4),
        told.notes.getFirst());
    assertFalse(Arrays.equals(constant.parameters, reduced.parameters));
  }

  @Test
  void anotherPatienceIsAnotherTraining() {
    fit(stopping().epochs(1).checkpoint(file));
    Trainer other = stopping().earlyStopping(EarlyStopping.patience(4)).checkpoint(file);
    var e = assertThrows(CheckpointException.class, () -> fit(other.resume(true)));
    assertTrue(
        e.getMessage().contains("early stopping of phase 'training' was 'EarlyStopping["),
        e.getMessage());
  }

  @Test
  void whatItWatchesMustBeThere() {
    Trainer f1 = stopping().earlyStopping(EarlyStopping.patience(1).on(Monitor.maximise("f1")));
    fails(
        "training phase 'training': the validation data has no metric 'f1' to watch; it has"
            + " [loss, accuracy]",
        () -> fit(f1));
    Schedule plateau = Schedule.constant(1).reducedOnPlateau(Monitor.minimise("loss"), 0.5f, 1);
    try (Model model = Model.create(Toys.network(), Shape.of(2), 3, backend)) {
      fails(
          "training phase 'training': it watches 'loss' of the validation data and there is none;"
              + " hold some out and give it to fit",
          () -> trainer(plateau).fit(model, TRAIN));
    }
  }

  private static void fails(String message, Runnable action) {
    var e = assertThrows(IllegalArgumentException.class, action::run);
    assertEquals(message, e.getMessage());
  }
}
