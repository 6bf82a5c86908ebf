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
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
  private static final Dataset TRAIN = Toys.circle(50);
  private static final Dataset VALIDATION = Toys.circle(70);

  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();
  @TempDir Path folder;
  private Path file;
  private Backend backend;

  @BeforeEach
  void open() {
    backend = noLeaks.watch(Backend.open());
    file = folder.resolve("checkpoint.safetensors");
  }

  /** What a training leaves. */
  private record Result(float[] parameters, float[] state, TrainingReport report) {}

  /** Always a fresh model: all that is known about the past comes from the checkpoint. */
  private Result fit(Trainer trainer) {
    try (Model model = Model.create(Toys.network(), Shape.of(2), 3, backend)) {
      TrainingReport report = trainer.fit(model, TRAIN, VALIDATION);
      return new Result(
          model.parameterValues().toFloats(), model.stateValues().toFloats(), report);
    }
  }

  private static Trainer adam() {
    return Trainer.using(Toys.adam()).batch(16).seed(9);
  }

  private static Trainer phases() {
    var momentum = new Backpropagation(Loss.crossEntropy(), Optimizer.sgd(0.1f, 0.9f));
    return Trainer.of(
            new TrainingSetup(
                List.of(
                    new Phase("first", Toys.adam(), 2, 16, Loss.crossEntropy()),
                    new Phase("second", momentum, 2, 20, Loss.crossEntropy())),
                0))
        .seed(9);
  }

  private static void assertSame(Result expected, Result actual) {
    assertArrayEquals(expected.parameters, actual.parameters);
    assertArrayEquals(expected.state, actual.state);
    assertEquals(figures(expected.report), figures(actual.report));
  }

  /** The history without times. */
  private static List<EpochRow> figures(TrainingReport report) {
    return report.epochs().stream()
        .map(
            r ->
                new EpochRow(
                    r.phase(), r.epoch(), r.step(), r.train(), r.validation(), 0, 0))
        .toList();
  }

  @Test
  void twoEpochsAndTwoMoreLeaveTheBitsOfFour() {
    Result uninterrupted = fit(adam().epochs(4));
    Trainer resuming = adam().checkpoint(file).resume(true);
    Result half = fit(resuming.epochs(2));
    assertEquals(0, half.report.resumedFromStep());
    Recorder told = new Recorder();
    Result whole = fit(resuming.epochs(4).listen(told));
    assertEquals(8, whole.report.resumedFromStep());
    assertEquals(2, told.plan.epochsDone());
    assertEquals(8, told.plan.stepsDone());
    assertEquals(8, told.sizes.size());
    assertSame(uninterrupted, whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 7, 8, 9, 11, 13, 14})
  void aTrainingOfTwoPhasesGoesOnFromAnyStep(int step) {
    Result uninterrupted = fit(phases());
    TrainingListener failing =
        new TrainingListener() {
          @Override
          public void stepDone(long now, int examples, double loss, double metric) {
            if (now == step) {
              throw new IllegalStateException("power cut");
            }
          }
        };
    Trainer trainer = phases().checkpoint(file);
    assertThrows(IllegalStateException.class, () -> fit(trainer.listen(failing)));
    Result resumed = fit(trainer.resume(true));
    assertSame(uninterrupted, resumed);
    // Epochs end at steps 4 and 8 of the first phase, 11 and 14 of the second.
    int saved = step <= 4 ? 0 : step <= 8 ? 4 : step <= 11 ? 8 : 11;
    assertEquals(saved, resumed.report.resumedFromStep());
  }

  @Test
  void schedulesAndSlotsOfEveryShapeGoOnToTheBit() {
    Schedule schedule = Schedule.cosine(0.02f, 0.001f).afterWarmUp(1.5);
    Optimizer nadam =
        Optimizer.nadam(schedule).withWeightDecay(0.01f).withL1(1e-4f).clippedByNorm(1);
    var rule = new Backpropagation(Loss.crossEntropy(), nadam).withGradientNorms();
    Trainer trainer = Trainer.using(rule).batch(16).seed(9).epochs(4);
    Result uninterrupted = fit(trainer);
    for (int step : new int[] {5, 9, 15}) {
      TrainingListener failing =
          new TrainingListener() {
            @Override
            public void stepDone(long now, int examples, double loss, double metric) {
              if (now == step) {
                throw new IllegalStateException("power cut");
              }
            }
          };
      Trainer saving = trainer.checkpoint(folder.resolve("at" + step));
      assertThrows(IllegalStateException.class, () -> fit(saving.listen(failing)));
      assertSame(uninterrupted, fit(saving.resume(true)));
    }
  }

  @Test
  void aFinishedTrainingIsNotTrainedAgain() throws IOException {
    Trainer trainer = adam().epochs(2).checkpoint(file).resume(true);
    Result first = fit(trainer);
    byte[] bytes = Files.readAllBytes(file);
    Recorder told = new Recorder();
    Result second = fit(trainer.listen(told));
    assertSame(first, second);
    assertEquals(8, second.report.resumedFromStep());
    assertEquals(0, second.report.samplesPerSecond());
    assertTrue(told.sizes.isEmpty());
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void withoutResumeItStartsAnew() {
    Trainer trainer = adam().epochs(2).checkpoint(file);
    Result first = fit(trainer);
    Result second = fit(trainer);
    assertEquals(0, second.report.resumedFromStep());
    assertSame(first, second);
  }

  @Test
  void anotherTrainingIsNotResumed() {
    fit(adam().epochs(1).checkpoint(file).configuration(Map.of("hidden", "16")));
    Trainer same = adam().epochs(2).checkpoint(file).resume(true);
    Trainer named = same.configuration(Map.of("hidden", "16"));
    fails("batch of phase 'training' was '16' and is now '17'", named.batch(17));
    fails("seed was '9' and is now '10'", named.seed(10));
    fails("hidden was '16' and is now not set", same);
    fails("hidden was '16' and is now '8'", same.configuration(Map.of("hidden", "8")));
    var sgd = new Backpropagation(Loss.crossEntropy(), Optimizer.sgd(0.1f));
    fails(
        "the tensor 'slot:m' was F32[96] and is now absent",
        Trainer.using(sgd)
            .batch(16)
            .seed(9)
            .checkpoint(file)
            .resume(true)
            .configuration(Map.of("hidden", "16")));
    assertEquals(4, fit(named).report.resumedFromStep());
  }

  private void fails(String difference, Trainer trainer) {
    var e = assertThrows(CheckpointException.class, () -> fit(trainer));
    assertEquals(
        "checkpoint '" + file + "': it belongs to another training: " + difference
            + "; use the same settings, or delete it to train from the start",
        e.getMessage());
  }

  @Test
  void aDamagedCheckpointIsAnErrorAndStaysAsItIs() throws IOException {
    Trainer trainer = adam().epochs(2).checkpoint(file).resume(true);
    fit(trainer);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    var e = assertThrows(CheckpointException.class, () -> fit(trainer));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void aCheckpointThatCannotBeWrittenIsAnError() {
    Path nowhere = folder.resolve("missing/checkpoint.safetensors");
    var e =
        assertThrows(CheckpointException.class, () -> fit(adam().epochs(1).checkpoint(nowhere)));
    assertTrue(e.getMessage().contains(nowhere.toString()), e.getMessage());
    assertFalse(Files.exists(nowhere.getParent()));
  }
}
