// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.model.Model;
import io.neurozoo.training.checkpoint.Checkpoint;
import io.neurozoo.training.checkpoint.CheckpointException;
import io.neurozoo.training.checkpoint.Progress;
import io.neurozoo.training.data.Batches;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.Shuffle;
import io.neurozoo.training.metric.EpochRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of {@link Trainer#fit}: phases, epochs, steps. */
final class TrainingRun {
  private static final double NANOS = 1e-9;

  private final Model model;
  private final Dataset train;
  private final Optional<Dataset> validation;
  private final List<Phase> phases;
  private final long seed;
  private final TrainingListener[] listeners;
  private final Optional<Path> file;
  private final Map<String, String> configuration;
  private final Shuffle shuffle;
  private final List<EpochRow> history = new ArrayList<>();
  private long step;
  private long examplesNow;
  private double secondsOfSteps;
  private long peakBytes;

  TrainingRun(
      Model model,
      Dataset train,
      Optional<Dataset> validation,
      List<Phase> phases,
      long seed,
      TrainingListener[] listeners,
      Optional<Path> file,
      Map<String, String> settings) {
    this.model = model;
    this.train = train;
    this.validation = validation;
    this.phases = phases;
    this.seed = seed;
    this.listeners = listeners;
    this.file = file;
    this.configuration = RunConfiguration.of(model, train, phases, seed, settings);
    this.shuffle = new Shuffle(train.size(), seed);
  }

  /** Trains, from the checkpoint where there is one and {@code resume} is set. */
  TrainingReport run(boolean resume) {
    long begin = System.nanoTime();
    long resumedFrom;
    try (Checkpoint from = open(resume)) {
      Progress done = from == null ? new Progress(0, 0, 0, Map.of(), List.of()) : from.progress();
      history.addAll(done.history());
      step = resumedFrom = done.step();
      announce(done);
      for (int phase = done.phase(); phase < phases.size(); phase++) {
        boolean resumed = from != null && phase == done.phase();
        run(phase, resumed ? done.epoch() : 0, resumed ? from : null);
      }
    }
    TrainingReport report =
        new TrainingReport(
            history,
            step,
            resumedFrom,
            (System.nanoTime() - begin) * NANOS,
            secondsOfSteps > 0 ? examplesNow / secondsOfSteps : 0,
            peakBytes,
            model.backend().threads());
    for (TrainingListener listener : listeners) {
      listener.done(report);
    }
    return report;
  }

  private Checkpoint open(boolean resume) {
    if (!resume || file.isEmpty() || !Files.exists(file.get())) {
      return null;
    }
    Checkpoint checkpoint = Checkpoint.open(file.get());
    try {
      checkpoint.requireConfiguration(configuration);
      if (checkpoint.progress().phase() >= phases.size()) {
        throw new CheckpointException(
            file.get(), "it is in phase " + checkpoint.progress().phase() + " of " + phases.size());
      }
      return checkpoint;
    } catch (RuntimeException e) {
      checkpoint.close();
      throw e;
    }
  }

  private void announce(Progress done) {
    int epochs = 0;
    long steps = 0;
    for (Phase phase : phases) {
      epochs += phase.epochs();
      steps += (long) phase.epochs() * new Batches(train, phase.batch()).count();
    }
    TrainingPlan plan =
        new TrainingPlan(
            train.size(),
            validation.map(Dataset::size).orElse(0),
            epochs,
            epochsBefore(done.phase()) + done.epoch(),
            steps,
            done.step(),
            model.parameters().count(),
            model.backend().threads());
    for (TrainingListener listener : listeners) {
      listener.start(plan);
    }
  }

  private int epochsBefore(int phase) {
    return phases.subList(0, phase).stream().mapToInt(Phase::epochs).sum();
  }

  private void run(int phase, int firstEpoch, Checkpoint from) {
    try (PhaseRun run = new PhaseRun(phases.get(phase), model, train, validation, seed)) {
      if (from != null) {
        from.restore(run.kept());
        from.close(); // It is about to be replaced.
      }
      peakBytes = Math.max(peakBytes, model.backend().usedBytes());
      announce(run);
      run.resume(history.subList(history.size() - firstEpoch, history.size()));
      float factor = run.begin();
      for (int epoch = firstEpoch; run.goesOn(); epoch++) {
        factor = begin(run, epoch, factor);
        long before = System.nanoTime();
        takeSteps(run, shuffle.order(epochsBefore(phase) + epoch), epoch);
        double seconds = (System.nanoTime() - before) * NANOS;
        secondsOfSteps += seconds;
        examplesNow += train.size();
        finish(run, phase, epoch + 1, seconds);
      }
      run.end();
    }
  }

  private float begin(PhaseRun run, int epoch, float before) {
    float factor = run.begin();
    if (factor != before) {
      note(
          "phase '%s': learning rates times %s from epoch %s on"
              .formatted(run.phase().name(), factor, epoch + 1));
    }
    return factor;
  }

  private void note(String line) {
    for (TrainingListener listener : listeners) {
      listener.note(line);
    }
  }

  private void announce(PhaseRun run) {
    Phase phase = run.phase();
    for (TrainingListener listener : listeners) {
      if (phase.batch() > train.size()) {
        listener.note(
            "phase '%s': batch is %s but there are %s training examples; every step takes them all"
                .formatted(phase.name(), phase.batch(), train.size()));
      }
      listener.phaseStart(phase, run.metrics());
    }
  }

  /** The steps of one epoch. Allocates nothing but what a listener does. */
  private void takeSteps(PhaseRun run, int[] order, int epoch) {
    Batches batches = run.batches();
    EpochMeans means = run.means();
    means.reset();
    long phaseStep = (long) epoch * batches.count();
    for (int batch = 0; batch < batches.count(); batch++) {
      step++;
      phaseStep++;
      StepPlan plan = run.plan(batch);
      int size = plan.run(batches, batch, order, phaseStep, step);
      int diverged = means.add(plan, size);
      if (diverged >= 0) {
        throw diverged(run, plan, diverged, epoch + 1, phaseStep);
      }
      for (TrainingListener listener : listeners) {
        listener.stepDone(step, size, means.loss(), means.other());
      }
    }
  }

  private TrainingException diverged(
      PhaseRun run, StepPlan plan, int metric, int epoch, long phaseStep) {
    float latest = run.means().latest(metric);
    String rest =
        Float.isNaN(latest)
            ? "as from the start; look for values that are not finite in the data and the weights"
            : "the last finite one was %s; use a lower learning rate than %s"
                .formatted(latest, plan.learningRate(phaseStep));
    return new TrainingException(
        "training: %s is %s at step %s (phase '%s', epoch %s), %s"
            .formatted(
                run.means().name(metric),
                plan.metric(metric),
                step,
                run.phase().name(),
                epoch,
                rest));
  }

  /** Validation, then the checkpoint, then the listeners: what they are told is already safe. */
  private void finish(PhaseRun run, int phase, int epoch, double seconds) {
    if (!run.parametersAreFinite()) {
      throw notFinite(run, epoch, "a parameter");
    }
    Map<String, Double> validated = run.validation().map(e -> e.run().metrics()).orElse(Map.of());
    if (!validated.values().stream().allMatch(Double::isFinite)) {
      throw notFinite(run, epoch, "the loss of the validation data");
    }
    EpochRow row =
        new EpochRow(
            run.phase().name(),
            epoch,
            step,
            run.means().all(),
            validated,
            seconds,
            seconds > 0 ? train.size() / seconds : 0);
    history.add(row);
    run.end(row);
    if (file.isPresent()) {
      Checkpoint.write(
          file.get(), new Progress(phase, epoch, step, configuration, history), run.kept());
      for (TrainingListener listener : listeners) {
        listener.checkpointed(file.get());
      }
    }
    for (TrainingListener listener : listeners) {
      listener.epochDone(row);
    }
    if (run.stops() && epoch < run.phase().epochs()) {
      note(
          "phase '%s': stopped after epoch %s of %s; no improvement since epoch %s"
              .formatted(run.phase().name(), epoch, run.phase().epochs(), run.bestEpoch()));
    }
  }

  private TrainingException notFinite(PhaseRun run, int epoch, String what) {
    return new TrainingException(
        ("training: %s is not finite after epoch %s of phase '%s' (step %s);"
                + " use a lower learning rate")
            .formatted(what, epoch, run.phase().name(), step));
  }
}
