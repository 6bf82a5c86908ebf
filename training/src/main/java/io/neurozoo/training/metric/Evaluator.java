// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import io.neurozoo.model.Model;
import io.neurozoo.training.data.Batches;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.loss.Loss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates a model on a data set, any number of times, with the weights it has at that moment.
 *
 * <p>Sums are taken in double over the examples in their order, so that no result depends on the
 * size of a batch. A batch allocates nothing. For one thread at a time; close it before the model.
 */
public final class Evaluator implements AutoCloseable {
  private static final int BATCH = 256;

  private final Dataset data;
  private final Batches batches;
  private final ScoringPlan full;
  private final ScoringPlan last;

  private Evaluator(Dataset data, Batches batches, ScoringPlan full, ScoringPlan last) {
    this.data = data;
    this.batches = batches;
    this.full = full;
    this.last = last;
  }

  /**
   * Plans an evaluation.
   *
   * @param loss what is reported as {@code loss}
   * @throws IllegalArgumentException where model and data set do not go together
   */
  public static Evaluator of(Model model, Dataset data, Loss loss) {
    return of(model, data, loss, BATCH);
  }

  static Evaluator of(Model model, Dataset data, Loss loss, int batch) {
    Batches batches = new Batches(data, batch);
    ScoringPlan full = new ScoringPlan(model, BatchTypes.of(model, data, batches.full()), loss);
    if (batches.last() == batches.full()) {
      return new Evaluator(data, batches, full, full);
    }
    try {
      BatchTypes types = BatchTypes.of(model, data, batches.last());
      return new Evaluator(data, batches, full, new ScoringPlan(model, types, loss));
    } catch (RuntimeException | Error e) {
      full.close();
      throw e;
    }
  }

  /** Evaluates once; see {@link #of} and {@link #run}. */
  public static Evaluation evaluate(Model model, Dataset data, Loss loss) {
    try (Evaluator evaluator = of(model, data, loss)) {
      return evaluator.run();
    }
  }

  /** Names of the metrics that {@link #run} reports, in their order. */
  public List<String> metrics() {
    List<String> names = new ArrayList<>(List.of("loss"));
    names.addAll(Scores.names(data.target()));
    return names;
  }

  /** Evaluates all examples. */
  public Evaluation run() {
    double loss = 0;
    Scores scores = Scores.of(data.target(), data.size());
    for (int batch = 0; batch < batches.count(); batch++) {
      ScoringPlan plan = batch == batches.count() - 1 ? last : full;
      int size = plan.run(batches, batch);
      for (int i = 0; i < size; i++) {
        loss += plan.loss(i);
        scores.add(plan.outputs(), plan.targets(), i);
      }
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("loss", loss / data.size());
    metrics.putAll(scores.metrics());
    return new Evaluation(data.size(), metrics, scores.classification());
  }

  @Override
  public void close() {
    last.close();
    full.close();
  }
}
