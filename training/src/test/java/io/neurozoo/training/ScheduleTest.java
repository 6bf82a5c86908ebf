// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.training.metric.EpochRow;
import io.neurozoo.training.metric.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Beside PyTorch 2.13.0's schedulers, and Keras 3's ReduceLROnPlateau. */
class ScheduleTest {
  private static final PhaseLength EPOCHS = new PhaseLength(8, 1);

  private static void assertRates(Schedule schedule, PhaseLength phase, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], schedule.at(i + 1, phase), 1e-7, "step " + (i + 1));
    }
  }

  @Test
  void stepAndExponentialFallFromEpochToEpoch() {
    assertRates(Schedule.constant(0.8f), EPOCHS, 0.8, 0.8, 0.8);
    assertRates(Schedule.step(0.8f, 2, 0.5f), EPOCHS, 0.8, 0.8, 0.4, 0.4, 0.2, 0.2);
    assertRates(Schedule.exponential(0.8f, 0.9f), EPOCHS, 0.8, 0.72, 0.648, 0.5832);
    PhaseLength threeSteps = new PhaseLength(9, 3);
    assertRates(
        Schedule.exponential(0.8f, 0.5f), threeSteps, .8, .8, .8, .4, .4, .4, .2, .2, .2);
  }

  @Test
  void cosineFallsOverTheStepsOfThePhase() {
    assertRates(
        Schedule.cosine(0.8f, 0.1f),
        EPOCHS,
        0.8, 0.7733578363789504, 0.6974873734152917, 0.5839392013277815, 0.45,
        0.31606079867221865, 0.20251262658470842, 0.12664216362104966, 0.1);
    assertEquals(0.4f, Schedule.cosine(0.8f).at(51, new PhaseLength(100, 10)), 1e-7f);
    assertEquals(0, Schedule.cosine(0.8f).at(1000, EPOCHS));
  }

  @Test
  void warmUpScalesTheFirstStepsOfAnySchedule() {
    // LinearLR(start_factor=0.25, total_iters=3)
    PhaseLength phase = new PhaseLength(80, 8);
    assertRates(Schedule.constant(0.8f).afterWarmUp(0.5), phase, 0.2, 0.4, 0.6, 0.8, 0.8);
    assertRates(
        Schedule.cosine(0.8f, 0.1f).afterWarmUp(2),
        EPOCHS,
        0.4, 0.7733578363789504, 0.6974873734152917);
    // Never less than a step.
    assertRates(Schedule.constant(0.8f).afterWarmUp(1e-9), EPOCHS, 0.8, 0.8);
  }

  private static List<EpochRow> epochs(double... losses) {
    List<EpochRow> rows = new ArrayList<>();
    for (double loss : losses) {
      rows.add(
          new EpochRow("p", rows.size() + 1, 0, Map.of(), Map.of("loss", loss), 1, 1));
    }
    return rows;
  }

  @Test
  void onPlateauTheRateFallsAfterPatienceAndTheCountBeginsAnew() {
    Schedule schedule =
        Schedule.constant(1).reducedOnPlateau(Monitor.minimise("loss"), 0.5f, 2);
    List<EpochRow> rows = epochs(1.0, .9, .95, .9, .85, .85, .86, .85, .84, .9, .9);
    float[] keras = {1, 1, 1, 1, .5f, .5f, .5f, .25f, .25f, .25f, .25f, .125f};
    for (int done = 0; done <= rows.size(); done++) {
      assertEquals(keras[done], schedule.factor(rows.subList(0, done)), "after " + done);
    }
    assertEquals(List.of(Monitor.minimise("loss")), schedule.monitors());
    assertEquals(0.125f, schedule.afterWarmUp(1).factor(rows));
    assertEquals(schedule.monitors(), schedule.afterWarmUp(1).monitors());
    assertEquals(1, schedule.at(7, EPOCHS));
  }

  @Test
  void plateausOfTwoKindsMultiply() {
    Schedule both =
        Schedule.constant(1)
            .reducedOnPlateau(Monitor.minimise("loss"), 0.5f, 2)
            .reducedOnPlateau(Monitor.minimise("loss").withMinDelta(0.2), 0.25f, 3);
    assertEquals(1, both.factor(epochs(1, .9, .8)));
    assertEquals(0.25f, both.factor(epochs(1, .9, .85, .84)));
    assertEquals(0.125f, both.factor(epochs(1, .9, .9, .9)));
    assertEquals(2, both.monitors().size());
  }

  @Test
  void earlyStoppingCountsFromTheLastImprovement() {
    EarlyStopping two = EarlyStopping.patience(2);
    assertEquals(-1, two.best(List.of()));
    assertEquals(false, two.stops(List.of()));
    assertEquals(1, two.best(epochs(1, .9, .9, .95)));
    assertEquals(true, two.stops(epochs(1, .9, .9, .95)));
    assertEquals(false, two.stops(epochs(1, .9, .95, .89)));
    // Small gains do not add up, each is compared with the last improvement: .9 is one, .85 is not.
    EarlyStopping strict = two.on(Monitor.minimise("loss").withMinDelta(0.0625));
    assertEquals(1, strict.best(epochs(1, .9, .85)));
    assertEquals(3, strict.best(epochs(1, .9, .85, .8)));
    EarlyStopping greater = two.on(Monitor.maximise("loss"));
    assertEquals(0, greater.best(epochs(1, .9, .85)));
    assertEquals(true, greater.stops(epochs(1, .9, .85)));
  }

  @Test
  void refusesNumbersOutOfRange() {
    refuses(
        "learning rate is -1.0; it must be finite and not negative", () -> Schedule.constant(-1));
    refuses(
        "learning rate is NaN; it must be finite and not negative",
        () -> Schedule.cosine(Float.NaN));
    refuses(
        "cosine schedule: minimum is 2.0; it must be from 0 to the rate, 1.0",
        () -> Schedule.cosine(1, 2));
    refuses(
        "learning rate schedule: it changes every 0 epochs; give at least 1",
        () -> Schedule.step(1, 0, 0.5f));
    refuses(
        "learning rate schedule: factor is 0.0; it must be finite and above 0",
        () -> Schedule.exponential(1, 0));
    refuses(
        "warm-up: epochs is 0.0; it must be finite and above 0",
        () -> Schedule.constant(1).afterWarmUp(0));
    Monitor loss = Monitor.minimise("loss");
    refuses(
        "reduced on plateau: factor is 1.0; it must be above 0 and below 1",
        () -> Schedule.constant(1).reducedOnPlateau(loss, 1, 1));
    refuses(
        "reduced on plateau: patience is 0; it must be at least 1",
        () -> Schedule.constant(1).reducedOnPlateau(loss, 0.5f, 0));
    refuses(
        "early stopping: patience is 0; it must be at least 1", () -> EarlyStopping.patience(0));
    refuses(
        "phase length: 0 steps, 1 an epoch; both must be at least 1",
        () -> new PhaseLength(0, 1));
    refuses(
        "monitor: the validation data has no metric 'f1' after epoch 1; it has [loss]",
        () -> Monitor.maximise("f1").of(epochs(1).getFirst()));
  }

  private static void refuses(String message, Runnable action) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }
}
