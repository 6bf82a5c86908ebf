// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.training.Phase;
import io.neurozoo.training.TrainingPlan;
import io.neurozoo.training.metric.EpochRow;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar over all steps with loss, metric, samples a second and the time left. The steps only move a
 * number; text is made a few times a second.
 */
final class ProgressDisplay implements Progress {
  private static final long TEXT_NANOS = 200_000_000;

  private final PrintWriter err;
  private volatile ProgressBar bar;
  private volatile boolean stopped;
  private TrainingPlan plan;
  private String metric = "metric";
  private int done;
  private long texted;
  private long examples;

  ProgressDisplay(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void start(TrainingPlan plan) {
    this.plan = plan;
    this.done = plan.epochsDone();
    err.println(Figures.beginning(plan));
    err.flush();
  }

  @Override
  public void phaseStart(Phase phase, List<String> metrics) {
    metric = metrics.stream().filter(name -> !name.equals("loss")).findFirst().orElse("metric");
    if (bar == null) {
      texted = System.nanoTime();
      bar =
          new ProgressBarBuilder()
              .setInitialMax(plan.steps())
              .startsFrom(plan.stepsDone(), Duration.ZERO)
              .setTaskName("")
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new OneLine(err, Terminal.columns() - 1))
              .build();
    }
  }

  @Override
  public void stepDone(long step, int count, double loss, double value) {
    bar.stepTo(step);
    examples += count;
    long now = System.nanoTime();
    if (now - texted >= TEXT_NANOS) {
      StringBuilder text = new StringBuilder();
      text.append("epoch ")
          .append(Math.min(done + 1, plan.epochs()))
          .append('/')
          .append(plan.epochs());
      text.append(Double.isNaN(loss) ? "" : ", loss " + Figures.number(loss));
      text.append(Double.isNaN(value) ? "" : ", " + metric + " " + Figures.number(value));
      text.append(String.format(Locale.ROOT, ", %,.0f/s", examples * 1e9 / (now - texted)));
      bar.setExtraMessage(text.toString());
      texted = now;
      examples = 0;
    }
  }

  @Override
  public void epochDone(EpochRow row) {
    done++;
  }

  @Override
  public void note(String line) {
    if (!stopped) {
      err.println("note: " + line);
      err.flush();
    }
  }

  /** The training moves the bar until the process is gone, so it stays; it is drawn no more. */
  @Override
  public void stop(String line) {
    stopped = true;
    ProgressBar last = bar;
    if (last != null) {
      last.close();
    }
    err.println("zoo: " + line);
    err.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  /** Writes the bar over itself, one column short of the terminal: a full line would wrap. */
  private record OneLine(PrintWriter err, int width) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return width;
    }

    @Override
    public void accept(String text) {
      err.print('\r' + text);
      err.flush();
    }

    @Override
    public void close() {
      err.println();
      err.flush();
    }
  }
}
