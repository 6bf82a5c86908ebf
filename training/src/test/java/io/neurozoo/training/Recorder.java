// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.training.metric.EpochRow;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a listener is told. */
final class Recorder implements TrainingListener {
  final List<String> calls = new ArrayList<>();
  final List<Integer> sizes = new ArrayList<>();
  final List<Double> losses = new ArrayList<>();
  final List<EpochRow> rows = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  TrainingPlan plan;
  TrainingReport report;
  long lastStep;

  @Override
  public void start(TrainingPlan plan) {
    calls.add("start");
    this.plan = plan;
  }

  @Override
  public void phaseStart(Phase phase, List<String> metrics) {
    calls.add("phase " + phase.name() + " " + metrics);
  }

  @Override
  public void stepDone(long step, int examples, double loss, double metric) {
    sizes.add(examples);
    losses.add(loss);
    lastStep = step;
  }

  @Override
  public void epochDone(EpochRow row) {
    calls.add("epoch " + row.epoch());
    rows.add(row);
  }

  @Override
  public void note(String line) {
    notes.add(line);
  }

  @Override
  public void done(TrainingReport report) {
    calls.add("done");
    this.report = report;
  }
}
