// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.training.TrainingPlan;
import io.neurozoo.training.metric.EpochRow;
import java.io.PrintWriter;
import java.util.Locale;

/** One line an epoch. */
final class ProgressLines implements Progress {
  private final PrintWriter err;
  private TrainingPlan plan;
  private int done;
  private double seconds;
  private boolean stopped;

  ProgressLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void start(TrainingPlan plan) {
    this.plan = plan;
    this.done = plan.epochsDone();
    line(Figures.beginning(plan));
  }

  @Override
  public void epochDone(EpochRow row) {
    done++;
    seconds += row.seconds();
    double left = seconds / (done - plan.epochsDone()) * (plan.epochs() - done);
    line(
        String.format(
            Locale.ROOT,
            "epoch %d/%d: %s%s; %,.0f samples/s, %s left",
            done,
            plan.epochs(),
            Figures.metrics(row.train()),
            row.validation().isEmpty() ? "" : "; validation " + Figures.metrics(row.validation()),
            row.samplesPerSecond(),
            Figures.time(left)));
  }

  @Override
  public void note(String line) {
    line("note: " + line);
  }

  private synchronized void line(String text) {
    if (!stopped) {
      err.println(text);
      err.flush();
    }
  }

  @Override
  public synchronized void stop(String line) {
    line("zoo: " + line);
    stopped = true;
  }

  @Override
  public void close() {}
}
