// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import io.neurozoo.model.Preprocessing;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.training.data.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes in the outputs of the examples of one evaluation, in order. */
sealed interface Scores {

  /** For the targets of so many examples. */
  static Scores of(Target target, int examples) {
    return switch (target) {
      case Target.Classes classes -> new ClassScores(classes.count(), examples);
      case Target.Values values -> new ValueScores(values);
    };
  }

  /** Names of the metrics, in their order. */
  static List<String> names(Target target) {
    return List.copyOf(of(target, 0).metrics().keySet());
  }

  /**
   * Takes in an example. Allocates nothing.
   *
   * @param outputs of the batch
   * @param targets of the batch
   */
  void add(Tensor outputs, Tensor targets, int example);

  /** The metrics so far, beside the loss, in their order. */
  Map<String, Double> metrics();

  /** For classes, what else is known. */
  Optional<Classification> classification();

  /** Classes: the greatest output is the predicted one. */
  final class ClassScores implements Scores {
    private final int classes;
    private final ConfusionMatrix confusion;
    private final TopK topK;
    private final RocAuc auc;

    ClassScores(int classes, int examples) {
      this.classes = classes;
      this.confusion = new ConfusionMatrix(classes);
      this.topK = new TopK(classes);
      this.auc = new RocAuc(classes == 2 ? examples : 0);
    }

    @Override
    public void add(Tensor outputs, Tensor targets, int example) {
      int actual = targets.getInt(example);
      long row = (long) example * classes;
      confusion.add(actual, Ranking.first(outputs, row, classes));
      topK.add(Ranking.rank(outputs, row, classes, actual));
      if (classes == 2) {
        auc.add(outputs.get(row + 1) - outputs.get(row), actual == 1);
      }
    }

    @Override
    public Map<String, Double> metrics() {
      return Map.of("accuracy", confusion.accuracy());
    }

    @Override
    public Optional<Classification> classification() {
      return Optional.of(new Classification(confusion, topK, auc.value()));
    }
  }

  /** Values: compared one by one, in the unit they had before any preprocessing. */
  final class ValueScores implements Scores {
    private final int values;
    private final Preprocessing preprocessing;
    private final RegressionMetrics errors;

    ValueScores(Target.Values target) {
      this.values = Math.toIntExact(target.shape().size());
      this.preprocessing = target.preprocessing();
      this.errors = new RegressionMetrics(values);
    }

    @Override
    public void add(Tensor outputs, Tensor targets, int example) {
      long row = (long) example * values;
      for (int i = 0; i < values; i++) {
        errors.add(i, raw(outputs.get(row + i)), raw(targets.get(row + i)));
      }
    }

    private double raw(float value) {
      return ((double) value - preprocessing.shift()) / preprocessing.scale();
    }

    @Override
    public Map<String, Double> metrics() {
      Map<String, Double> metrics = new LinkedHashMap<>();
      metrics.put("mse", errors.mse());
      metrics.put("rmse", errors.rmse());
      metrics.put("mae", errors.mae());
      metrics.put("r2", errors.r2());
      return metrics;
    }

    @Override
    public Optional<Classification> classification() {
      return Optional.empty();
    }
  }
}
