// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.training.metric.EpochRow;
import io.neurozoo.training.metric.Monitor;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Another schedule, scaled down where a metric stops improving. It keeps nothing: the epochs done
 * say how often it was, and a checkpoint has them all.
 */
record ReducedOnPlateau(Schedule schedule, Monitor monitor, float factor, int patience)
    implements Schedule {
  ReducedOnPlateau {
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(monitor, "monitor");
    if (!(factor > 0 && factor < 1)) {
      throw new IllegalArgumentException(
          "reduced on plateau: factor is " + factor + "; it must be above 0 and below 1");
    }
    if (patience < 1) {
      throw new IllegalArgumentException(
          "reduced on plateau: patience is " + patience + "; it must be at least 1");
    }
  }

  @Override
  public float at(long step, PhaseLength phase) {
    return schedule.at(step, phase);
  }

  @Override
  public float factor(List<EpochRow> rows) {
    float product = schedule.factor(rows);
    int last = -1;
    int waited = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (last < 0 || monitor.improved(rows.get(last), rows.get(i))) {
        last = i;
        waited = 0;
      } else if (++waited == patience) {
        product *= factor;
        waited = 0;
      }
    }
    return product;
  }

  @Override
  public List<Monitor> monitors() {
    return Stream.concat(schedule.monitors().stream(), Stream.of(monitor)).toList();
  }
}
