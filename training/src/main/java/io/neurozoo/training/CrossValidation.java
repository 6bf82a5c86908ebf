// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.model.Model;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.Split;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.metric.Evaluation;
import io.neurozoo.training.metric.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Trains a model anew for each fold of a data set and evaluates it on what the fold holds out
 * (Stone 1974).
 *
 * <p>What a fold holds out is only evaluated, once. Where the trainer selects, by early stopping or
 * a schedule on plateau, it needs validation data of its own: {@link #holdingOut}.
 *
 * @param folds the examples learned from and those held out, at least one fold
 * @param validationFraction the share of each fold's training data held out to select by, from 0
 *     (none) to below 1
 * @param seed chooses these
 */
public record CrossValidation(List<Split> folds, double validationFraction, long seed) {

  /** Copies the folds and checks the fraction. */
  public CrossValidation {
    folds = List.copyOf(folds);
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("cross-validation: there are no folds; give at least one");
    }
    if (!(validationFraction >= 0 && validationFraction < 1)) {
      throw new IllegalArgumentException(
          "cross-validation: validationFraction is " + validationFraction
              + "; it must be at least 0 and below 1");
    }
  }

  /** All of a fold's training data is learned from. */
  public static CrossValidation of(List<Split> folds) {
    return new CrossValidation(folds, 0, 1);
  }

  /** The same with a share of each fold's training data held out to select by. */
  public CrossValidation holdingOut(double fraction, long seed) {
    return new CrossValidation(folds, fraction, seed);
  }

  /**
   * One fold.
   *
   * @param training how the training went
   * @param evaluation of what the fold holds out
   */
  public record Fold(TrainingReport training, Evaluation evaluation) {}

  /**
   * All folds, in their order.
   *
   * @param folds at least one
   */
  public record Result(List<Fold> folds) {

    /** Copies the folds. */
    public Result {
      folds = List.copyOf(folds);
    }

    /** The mean of a metric over the folds, each with the same weight. */
    public double mean(String metric) {
      double sum = 0;
      for (Fold fold : folds) {
        sum += fold.evaluation().get(metric);
      }
      return sum / folds.size();
    }

    /** The standard deviation of a metric over the folds, with n - 1; NaN for one fold. */
    public double standardDeviation(String metric) {
      double mean = mean(metric);
      double squares = 0;
      for (Fold fold : folds) {
        double difference = fold.evaluation().get(metric) - mean;
        squares += difference * difference;
      }
      return Math.sqrt(squares / (folds.size() - 1));
    }
  }

  /**
   * Trains and evaluates every fold, one after another.
   *
   * @param models a fresh model for a fold, counted from 0; it is closed after the fold
   * @param trainer should write no checkpoint: the folds would share it
   * @param loss what is reported as {@code loss}
   */
  public Result run(IntFunction<Model> models, Trainer trainer, Loss loss) {
    List<Fold> done = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      Split fold = folds.get(i);
      try (Model model = models.apply(i)) {
        TrainingReport report = fit(model, trainer, fold.train());
        done.add(new Fold(report, Evaluator.evaluate(model, fold.validation(), loss)));
      }
    }
    return new Result(done);
  }

  private TrainingReport fit(Model model, Trainer trainer, Dataset data) {
    if (validationFraction == 0) {
      return trainer.fit(model, data);
    }
    Split split = Split.holdOut(data, validationFraction, seed);
    return trainer.fit(model, split.train(), split.validation());
  }
}
