// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.model.Model;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.loss.Loss;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains models. Immutable: each method returns another trainer.
 *
 * <p>An epoch sees every example once, in an order that is a pure function of seed and epoch. Where
 * the batch does not divide the data, the last batch of an epoch is smaller and has a plan of its
 * own; so there are at most two. The same seed gives the same weights to the bit, for any number of
 * threads, and whether or not a training was interrupted and resumed.
 */
public final class Trainer {
  private final List<Phase> phases;
  private final long seed;
  private final List<TrainingListener> listeners;
  private final Optional<Path> checkpoint;
  private final boolean resume;
  private final Map<String, String> configuration;

  private Trainer(
      List<Phase> phases,
      long seed,
      List<TrainingListener> listeners,
      Optional<Path> checkpoint,
      boolean resume,
      Map<String, String> configuration) {
    this.phases = phases;
    this.seed = seed;
    this.listeners = listeners;
    this.checkpoint = checkpoint;
    this.resume = resume;
    this.configuration = configuration;
  }

  /** One phase of that rule: 1 epoch, batches of 32, seed 1. */
  public static Trainer using(LearningRule rule) {
    return of(new TrainingSetup(List.of(new Phase("training", rule, 1, 32, Loss.byTarget())), 0));
  }

  /** The phases of a recipe, seed 1. The caller holds out the validation data. */
  public static Trainer of(TrainingSetup setup) {
    return new Trainer(setup.phases(), 1, List.of(), Optional.empty(), false, Map.of());
  }

  /** Passes over the training data, at least 1; of the last phase where there are several. */
  public Trainer epochs(int epochs) {
    return withLast(phases.getLast().withEpochs(epochs));
  }

  /**
   * Examples of a step, at least 1; of the last phase where there are several. Where the data has
   * fewer, a step takes them all, and listeners get a note.
   */
  public Trainer batch(int batch) {
    return withLast(phases.getLast().withBatch(batch));
  }

  /**
   * Ends the training, or the last phase of several, when the validation data no longer gains:
   * {@code earlyStopping(EarlyStopping.patience(5))}.
   */
  public Trainer earlyStopping(EarlyStopping earlyStopping) {
    return withLast(phases.getLast().withEarlyStopping(earlyStopping));
  }

  private Trainer withLast(Phase last) {
    List<Phase> changed = new ArrayList<>(phases);
    changed.set(changed.size() - 1, last);
    return new Trainer(List.copyOf(changed), seed, listeners, checkpoint, resume, configuration);
  }

  /** Decides the order of examples and all random values; the first weights are the model's. */
  public Trainer seed(long seed) {
    return new Trainer(phases, seed, listeners, checkpoint, resume, configuration);
  }

  /** Adds a listener. */
  public Trainer listen(TrainingListener listener) {
    List<TrainingListener> more = new ArrayList<>(listeners);
    more.add(listener);
    return new Trainer(phases, seed, List.copyOf(more), checkpoint, resume, configuration);
  }

  /** Writes a checkpoint after every epoch, which replaces the one before. */
  public Trainer checkpoint(Path file) {
    return new Trainer(phases, seed, listeners, Optional.of(file), resume, configuration);
  }

  /** Goes on from the checkpoint where there is one; else it trains from the start. */
  public Trainer resume(boolean resume) {
    return new Trainer(phases, seed, listeners, checkpoint, resume, configuration);
  }

  /**
   * Settings that a resumed training must share with the one it continues, by name, such as the
   * options of the model, the rule and the data. Seed, batches, number of examples, shapes of the
   * parameters and slots are compared in any case; the epochs of the last phase may differ.
   */
  public Trainer configuration(Map<String, String> settings) {
    return new Trainer(phases, seed, listeners, checkpoint, resume, Map.copyOf(settings));
  }

  /** As {@link #fit(Model, Dataset, Dataset)}, without validation. */
  public TrainingReport fit(Model model, Dataset train) {
    return fit(model, train, Optional.empty());
  }

  /**
   * Trains a model, which nobody else can use meanwhile. Where training fails, the model has the
   * weights of that moment.
   *
   * @param validation evaluated after every epoch; never learned from
   * @throws TrainingException where a loss or a weight becomes NaN or infinite; the checkpoint of
   *     the last epoch stays
   * @throws io.neurozoo.training.checkpoint.CheckpointException where the checkpoint is damaged,
   *     belongs to another training, or cannot be written
   * @throws IllegalArgumentException where model and data do not go together
   */
  public TrainingReport fit(Model model, Dataset train, Dataset validation) {
    return fit(model, train, Optional.of(validation));
  }

  private TrainingReport fit(Model model, Dataset train, Optional<Dataset> validation) {
    try (var _ = model.holdForTraining()) {
      return new TrainingRun(
              model,
              train,
              validation,
              phases,
              seed,
              listeners.toArray(TrainingListener[]::new),
              checkpoint,
              configuration)
          .run(resume);
    }
  }
}
