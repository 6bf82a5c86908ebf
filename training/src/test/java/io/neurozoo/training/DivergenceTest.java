// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Backend;
import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.Value;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Shape;
import io.neurozoo.testkit.NoLeaks;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.metric.EpochRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A training whose numbers blow up stops at once, says so, and leaves the last checkpoint. */
class DivergenceTest {
  private static final int STEPS_OF_AN_EPOCH = 5;

  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();
  @TempDir Path folder;
  private byte[] afterFirstEpoch;

  /** Gradient descent with a rate that becomes infinite at one step. */
  private record Bomb(int step) implements LearningRule {
    @Override
    public void write(UpdateBuilder u) {
      Value loss = Loss.crossEntropy().apply(u.graph(), u.forward(), u.target()).mean();
      u.metric("loss", loss);
      Value gradient = u.pack(Gradients.of(loss, u.parameters()));
      Value rate = u.learningRate((t, phase) -> t == step ? Float.POSITIVE_INFINITY : 0.1f);
      u.setParameters(u.flatParameters().minus(rate.times(gradient)));
    }
  }

  @Test
  void aLossThatIsNotANumberStopsAtItsStep() {
    String message = train(STEPS_OF_AN_EPOCH + 2);
    assertTrue(
        message.matches(
            "training: loss is NaN at step 8 \\(phase 'training', epoch 2\\), the last finite one"
                + " was 0\\.\\d+; use a lower learning rate than 0\\.1"),
        message);
  }

  @Test
  void aLossThatNeverWasANumberPointsAtTheData() {
    LearningRule broken =
        u -> u.metric("loss", u.forward().sum().times(0).dividedBy(u.graph().constant(0)));
    try (Model model =
        Model.create(Toys.network(), Shape.of(2), 1, noLeaks.watch(Backend.open()))) {
      var e =
          assertThrows(
              TrainingException.class, () -> Trainer.using(broken).fit(model, Toys.circle(50)));
      assertEquals(
          "training: loss is NaN at step 1 (phase 'training', epoch 1), as from the start; look for"
              + " values that are not finite in the data and the weights",
          e.getMessage());
    }
  }

  @Test
  void parametersThatAreNotFiniteNeverReachTheCheckpoint() {
    assertEquals(
        "training: a parameter is not finite after epoch 2 of phase 'training' (step 10); use a"
            + " lower learning rate",
        train(2 * STEPS_OF_AN_EPOCH));
  }

  private String train(int bomb) {
    Path file = folder.resolve("checkpoint.safetensors");
    TrainingListener keeping =
        new TrainingListener() {
          @Override
          public void epochDone(EpochRow row) {
            afterFirstEpoch = read(file);
          }
        };
    try (Model model =
        Model.create(Toys.network(), Shape.of(2), 1, noLeaks.watch(Backend.open()))) {
      Trainer trainer =
          Trainer.using(new Bomb(bomb)).epochs(4).batch(10).checkpoint(file).listen(keeping);
      var e =
          assertThrows(TrainingException.class, () -> trainer.fit(model, Toys.circle(50)));
      assertArrayEquals(afterFirstEpoch, read(file));
      assertFalse(model.predict(1, 2).length == 0);
      return e.getMessage();
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
