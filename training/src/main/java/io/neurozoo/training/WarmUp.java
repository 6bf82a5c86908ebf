// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.training.metric.EpochRow;
import io.neurozoo.training.metric.Monitor;
import java.util.List;

/** Another schedule, its first steps scaled down. */
record WarmUp(Schedule schedule, double epochs) implements Schedule {
  WarmUp {
    if (!(epochs > 0 && Double.isFinite(epochs))) {
      throw new IllegalArgumentException(
          "warm-up: epochs is " + epochs + "; it must be finite and above 0");
    }
  }

  @Override
  public float at(long step, PhaseLength phase) {
    long steps = Math.max(1, Math.round(epochs * phase.stepsPerEpoch()));
    float rate = schedule.at(step, phase);
    return step >= steps ? rate : (float) ((double) rate * step / steps);
  }

  @Override
  public float factor(List<EpochRow> rows) {
    return schedule.factor(rows);
  }

  @Override
  public List<Monitor> monitors() {
    return schedule.monitors();
  }
}
