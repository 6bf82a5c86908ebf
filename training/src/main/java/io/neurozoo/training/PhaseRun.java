// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.backend.Backend;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.layer.Layer;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.training.data.Batches;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.metric.BatchTypes;
import io.neurozoo.training.metric.EpochRow;
import io.neurozoo.training.metric.Evaluator;
import io.neurozoo.training.metric.Monitor;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one phase needs while it runs: its slots, its one or two plans, its validation, its past. */
final class PhaseRun implements AutoCloseable {
  private final Phase phase;
  private final Batches batches;
  private final List<String> metrics;
  private final EpochMeans means;
  private final PhaseLength length;
  private final Schedule schedule;
  private final List<EpochRow> epochs = new ArrayList<>();
  private final Map<String, Tensor> kept = new LinkedHashMap<>();
  private final Map<String, Tensor> slots = new LinkedHashMap<>();
  private StepPlan full;
  private StepPlan last;
  private Optional<Evaluator> validation = Optional.empty();
  private Optional<BestWeights> best = Optional.empty();

  PhaseRun(
      Phase phase, Model model, Dataset train, Optional<Dataset> validation, long seed) {
    this.phase = phase;
    this.batches = new Batches(train, phase.batch());
    this.length = new PhaseLength((long) phase.epochs() * batches.count(), batches.count());
    Layer network = networkOf(model);
    boolean done = false;
    try {
      BatchTypes types = BatchTypes.of(model, train, batches.full());
      UpdateGraph update = write(model, network, types);
      metrics = update.metrics();
      schedule = update.schedule();
      means = new EpochMeans(metrics);
      allocate(model, update);
      full = plan(model.backend(), update, types, seed);
      last = full;
      if (batches.last() != batches.full()) {
        BatchTypes rest = BatchTypes.of(model, train, batches.last());
        last = plan(model.backend(), write(model, network, rest), rest, seed);
      }
      this.validation = validation.map(data -> Evaluator.of(model, data, phase.evaluationLoss()));
      schedule.monitors().forEach(this::requireMonitored);
      phase.earlyStopping().map(EarlyStopping::monitor).ifPresent(this::requireMonitored);
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  private static Layer networkOf(Model model) {
    if (model.parameters().isEmpty()) {
      throw new IllegalArgumentException("training: the model has no parameters, nothing to train");
    }
    return model
        .network()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "training: a model loaded from a file has no layers; make one from its"
                        + " architecture and copy the weights into it"));
  }

  private UpdateGraph write(Model model, Layer network, BatchTypes types) {
    UpdateBuilder builder =
        new UpdateBuilder(
            network, model.parameters(), model.state(), types.input(), types.target());
    phase.rule().write(builder);
    return builder.build();
  }

  private void requireMonitored(Monitor monitor) {
    List<String> names =
        validation
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        ("training phase '%s': it watches '%s' of the validation data and there is"
                                + " none; hold some out and give it to fit")
                            .formatted(phase.name(), monitor.metric())))
            .metrics();
    if (!names.contains(monitor.metric())) {
      throw new IllegalArgumentException(
          "training phase '%s': the validation data has no metric '%s' to watch; it has %s"
              .formatted(phase.name(), monitor.metric(), names));
    }
  }

  private void allocate(Model model, UpdateGraph update) {
    kept.put(GraphBuilder.PARAMETERS, model.parameterValues());
    if (!model.state().isEmpty()) {
      kept.put(GraphBuilder.STATE, model.stateValues());
    }
    if (phase.earlyStopping().map(EarlyStopping::restoresBest).orElse(false)) {
      best = Optional.of(new BestWeights(model.backend(), kept));
      kept.putAll(best.get().copies());
    }
    update
        .slots()
        .forEach(
            (name, type) -> {
              Tensor slot = model.backend().allocate(type);
              slots.put(name, slot);
              kept.put(UpdateGraph.slotInput(name), slot);
            });
  }

  private StepPlan plan(Backend backend, UpdateGraph update, BatchTypes types, long seed) {
    StepPlan plan = new StepPlan(backend, update, types.input(), types.target(), length, kept);
    plan.seed(seed);
    return plan;
  }

  Phase phase() {
    return phase;
  }

  Batches batches() {
    return batches;
  }

  /** Names of the rule's metrics. */
  List<String> metrics() {
    return metrics;
  }

  /** Their means over the epoch so far. */
  EpochMeans means() {
    return means;
  }

  Optional<Evaluator> validation() {
    return validation;
  }

  /** Takes in the epochs done before a resume; the best weights are those of the checkpoint. */
  void resume(List<EpochRow> done) {
    epochs.addAll(done);
  }

  /** Whether there is another epoch. */
  boolean goesOn() {
    return epochs.size() < phase.epochs() && !stops();
  }

  /** Whether early stopping ends the phase here. */
  boolean stops() {
    return phase.earlyStopping().map(e -> e.stops(epochs)).orElse(false);
  }

  /** What early stopping saw last of an improvement: an epoch, from 1. */
  int bestEpoch() {
    return phase.earlyStopping().map(e -> e.best(epochs) + 1).orElseThrow();
  }

  /**
   * Begins an epoch.
   *
   * @return what its learning rates are multiplied by
   */
  float begin() {
    float factor = schedule.factor(Collections.unmodifiableList(epochs));
    full.factor(factor);
    last.factor(factor);
    return factor;
  }

  /** Ends an epoch; keeps the weights where they are the best so far. */
  void end(EpochRow row) {
    epochs.add(row);
    if (best.isPresent() && bestEpoch() == epochs.size()) {
      best.get().remember();
    }
  }

  /** Ends the phase, with the best weights where early stopping keeps them. */
  void end() {
    best.ifPresent(BestWeights::restore);
  }

  /** What is kept from step to step: parameters, state and slots, by the names of their inputs. */
  Map<String, Tensor> kept() {
    return Collections.unmodifiableMap(kept);
  }

  /** The plan for a batch. */
  StepPlan plan(int batch) {
    return batch == batches.count() - 1 ? last : full;
  }

  /** True where all parameters are finite. */
  boolean parametersAreFinite() {
    MemorySegment values = kept.get(GraphBuilder.PARAMETERS).segment();
    long count = values.byteSize() / DType.F32.bytes();
    for (long i = 0; i < count; i++) {
      if (!Float.isFinite(values.getAtIndex(DType.FLOAT, i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    validation.ifPresent(Evaluator::close);
    if (last != null && last != full) {
      last.close();
    }
    if (full != null) {
      full.close();
    }
    slots.values().forEach(Tensor::close);
    best.ifPresent(BestWeights::close);
  }
}
