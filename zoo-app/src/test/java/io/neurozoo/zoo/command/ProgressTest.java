// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.training.Phase;
import io.neurozoo.training.TrainingPlan;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.metric.EpochRow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final TrainingPlan PLAN = new TrainingPlan(1000, 100, 4, 2, 40, 20, 77, 2);
  private final StringWriter text = new StringWriter();

  private void run(boolean terminal) throws InterruptedException {
    try (Progress progress = Progress.on(new PrintWriter(text), terminal)) {
      progress.start(PLAN);
      progress.phaseStart(
          new Phase("training", _ -> {}, 4, 100, Loss.byTarget()), List.of("loss", "accuracy"));
      for (int step = 21; step <= 30; step++) {
        progress.stepDone(step, 100, 0.25, 0.75);
        Thread.sleep(50);
      }
      progress.note("something");
      progress.epochDone(
          new EpochRow("training", 3, 30, Map.of("loss", 0.25), Map.of("loss", 0.5), 2.0, 500));
    }
  }

  @Test
  void linesOneAnEpochWithTheTimeLeft() throws InterruptedException {
    run(false);
    assertEquals(
        List.of(
            "training: 1,000 examples, 100 held out, 77 parameters, threads: 2, resumed after epoch"
                + " 2 of 4",
            "note: something",
            "epoch 3/4: loss 0.2500; validation loss 0.5000; 500 samples/s, 0:02 left"),
        text.toString().lines().toList());
  }

  @Test
  void aBarWithLossMetricSpeedAndTimeLeft() throws InterruptedException {
    run(true);
    String bar = text.toString();
    assertTrue(bar.contains("\r"), bar);
    assertTrue(bar.contains("note: something"), bar);
    assertTrue(
        bar.matches("(?s).* 75% \\[.*30/40 \\(0:00:.* / .*\\) epoch 3/4, loss 0\\.2500.*"), bar);
  }
}
