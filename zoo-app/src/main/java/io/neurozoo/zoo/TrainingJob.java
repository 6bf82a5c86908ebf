// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import io.neurozoo.backend.Backend;
import io.neurozoo.file.Json;
import io.neurozoo.model.Model;
import io.neurozoo.model.ModelInfo;
import io.neurozoo.training.Phase;
import io.neurozoo.training.Trainer;
import io.neurozoo.training.TrainingListener;
import io.neurozoo.training.TrainingReport;
import io.neurozoo.training.TrainingSetup;
import io.neurozoo.training.data.TableEncoding;
import io.neurozoo.training.metric.Evaluator;
import io.neurozoo.zoo.directory.DataContent;
import io.neurozoo.zoo.directory.ModelConfig;
import io.neurozoo.zoo.directory.OutputFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One training into a model directory. The checkpoint is what counts; all other files are derived
 * from it at the end, so that a training killed at any moment can be resumed to the same bits.
 */
final class TrainingJob {
  private final Preparation training;
  private final OutputFolder out;
  private final long seed;
  private final List<TrainingListener> listeners;

  TrainingJob(Preparation training, OutputFolder out, long seed, List<TrainingListener> listeners) {
    this.training = training;
    this.out = out;
    this.seed = seed;
    this.listeners = listeners;
  }

  TrainingResult run(Backend backend) {
    notes().forEach(note -> listeners.forEach(listener -> listener.note(note)));
    out.resumable().ifPresent(file -> Fingerprint.check(file, training, seed));
    try (Model model = Model.create(training.network(), training.task().input(), seed, backend)) {
      TrainingReport report = train(model);
      Map<String, Double> metrics = metrics(model, report);
      ModelConfig config = config(model, metrics, backend.description());
      model.info(
          new ModelInfo(
              training.task().labels(), training.train().preprocessing(), provenance(config)));
      out.directory()
          .write(
              model,
              config,
              training.model().entry().architecture(),
              training.train().describe(),
              report.epochs());
      return result(
          config, report, TrainingPictures.draw(training, model, report, out.directory()));
    }
  }

  /** Before anything begins: who stops it for one of them has lost nothing. */
  private List<String> notes() {
    List<String> notes = new ArrayList<>(training.notes());
    training.train().encoding().flatMap(TableEncoding::unit).ifPresent(notes::add);
    return notes;
  }

  /** With what raw rows go through, where there were any: whoever asks the model needs it. */
  private Map<String, String> provenance(ModelConfig config) {
    Map<String, String> provenance = new LinkedHashMap<>(config.provenance());
    training
        .train()
        .encoding()
        .ifPresent(encoding -> provenance.put(TableEncoding.KEY, encoding.toJson()));
    return provenance;
  }

  private TrainingReport train(Model model) {
    Trainer trainer =
        Trainer.of(new TrainingSetup(training.phases(), 0))
            .seed(seed)
            .configuration(Fingerprint.of(training))
            .checkpoint(out.directory().checkpoint())
            .resume(out.resumable().isPresent())
            .listen(beginning());
    for (TrainingListener listener : listeners) {
      trainer = trainer.listen(listener);
    }
    return training.validation().isPresent()
        ? trainer.fit(model, training.train(), training.validation().get())
        : trainer.fit(model, training.train());
  }

  /** Data, network and plans are there: only now may what was in the directory go. */
  private TrainingListener beginning() {
    return new TrainingListener() {
      private boolean begun;

      @Override
      public void phaseStart(Phase phase, List<String> metrics) {
        if (!begun) {
          begun = true;
          out.begin();
        }
      }
    };
  }

  private Map<String, Double> metrics(Model model, TrainingReport report) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    report.last().train().forEach((name, value) -> metrics.put("train." + name, value));
    report.last().validation().forEach((name, value) -> metrics.put("validation." + name, value));
    Evaluator.evaluate(model, training.test(), training.lastPhase().evaluationLoss())
        .metrics()
        .forEach((name, value) -> metrics.put("test." + name, value));
    return metrics;
  }

  private ModelConfig config(Model model, Map<String, Double> metrics, String backend) {
    return new ModelConfig(
        training.model().id(),
        training.model().json(),
        training.spec().toString(),
        Optional.of(DataContent.of(training.all(), training.test())),
        training.task(),
        seed,
        training.lastPhase().epochs(),
        training.lastPhase().batch(),
        model.parameters().count(),
        metrics,
        Versions.of(backend));
  }

  private TrainingResult result(
      ModelConfig config, TrainingReport report, List<String> warnings) {
    return new TrainingResult(
        config.id(),
        Json.write(config.options()),
        config.data(),
        seed,
        config.epochs(),
        config.batch(),
        config.parameters(),
        report,
        config.metrics(),
        out.directory().path(),
        warnings);
  }
}
