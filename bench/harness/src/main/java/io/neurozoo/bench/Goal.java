// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import static io.neurozoo.bench.Goal.Measure.EACH;
import static io.neurozoo.bench.Goal.Measure.MEAN;

import io.neurozoo.bench.contender.ElementwiseTask;
import io.neurozoo.bench.contender.ElementwiseTask.Kind;
import io.neurozoo.bench.contender.ProductTask;
import io.neurozoo.bench.contender.Task;
import java.util.List;
import java.util.function.Predicate;

/**
 * A speed that this project wants.
 *
 * @param text what it is about
 * @param tasks those it is about
 * @param yardstick what their times are divided into, or by
 * @param wanted the ratio, at least or, of our own ops, at most
 */
record Goal(
    String text, Predicate<Task> tasks, Yardstick yardstick, Measure measure, double wanted) {

  /** What must reach the ratio where there are several tasks. */
  enum Measure {
    /** The geometric mean over tasks. */
    MEAN,

    /** Every one. */
    EACH
  }

  /** What a goal's tasks are held against. */
  sealed interface Yardstick {}

  /** For every task the fastest of these: other / ours, to be at least what is wanted. */
  record Fastest(List<String> rivals) implements Yardstick {}

  /** Another task of ours: task / other task, to be at most what is wanted. */
  record OwnTask(String task) implements Yardstick {}

  private static final Yardstick EITHER_BLAS = new Fastest(List.of("openblas", "mkl"));
  private static final Yardstick ANY_BLAS = new Fastest(List.of("openblas", "mkl", "onednn"));
  private static final Yardstick ONEDNN = new Fastest(List.of("onednn"));
  private static final Yardstick PYTORCH = new Fastest(List.of("pytorch"));
  private static final Yardstick ONNXRUNTIME = new Fastest(List.of("onnxruntime"));
  private static final int TILE = 16;
  private static final int FEW_ROWS = 4;

  /** All that the bench looks at. */
  static final List<Goal> ALL =
      List.of(
          products("products, all", _ -> true, EITHER_BLAS, MEAN, 1.0),
          products(
              "products, m and n >= 16", p -> p.m() >= TILE && p.n() >= TILE, EITHER_BLAS, EACH,
              0.93),
          products("products, 256^3 to 2048^3", Goal::isLargeCube, ONEDNN, EACH, 0.95),
          products("products, NT", ProductTask::transposeB, ANY_BLAS, MEAN, 0.95),
          products(
              "products, 2 <= m <= 4 or n < 16",
              p -> p.m() > 1 && (p.m() <= FEW_ROWS || p.n() < TILE), ANY_BLAS, EACH, 0.9),
          products("products, single rows", p -> p.m() == 1, ANY_BLAS, EACH, 1.0),
          network("train-mlp", PYTORCH, 1.6),
          network("train-tiny", PYTORCH, 50),
          network("predict-mlp-1", PYTORCH, 1.5),
          network("predict-mlp-1", ONNXRUNTIME, 1.0),
          network("predict-mlp-64", PYTORCH, 1.1),
          elementwise("exp, tanh, sigmoid, gelu against a copy", Goal::isMap, Kind.COPY, 1.2),
          elementwise(
              "chain of six ops against one", e -> e.kind() == Kind.CHAIN, Kind.ADD, 1.3));

  private static Goal products(
      String text,
      Predicate<ProductTask> tasks,
      Yardstick yardstick,
      Measure measure,
      double wanted) {
    return new Goal(
        text, task -> task instanceof ProductTask p && tasks.test(p), yardstick, measure, wanted);
  }

  private static boolean isLargeCube(ProductTask p) {
    boolean plain = !p.transposeA() && !p.transposeB();
    return plain && p.m() == p.n() && p.n() == p.k() && p.m() >= 256;
  }

  private static Goal network(String name, Yardstick yardstick, double wanted) {
    return new Goal(name, task -> task.name().equals(name), yardstick, EACH, wanted);
  }

  private static Goal elementwise(
      String text, Predicate<ElementwiseTask> tasks, Kind base, double wanted) {
    return new Goal(
        text,
        task -> task instanceof ElementwiseTask e && tasks.test(e),
        new OwnTask(ElementwiseTask.nameOf(base)),
        EACH,
        wanted);
  }

  private static boolean isMap(ElementwiseTask task) {
    return switch (task.kind()) {
      case EXP, TANH, SIGMOID, GELU -> true;
      case COPY, ADD, CHAIN -> false;
    };
  }

  /** Whether ratios must be at least, not at most, what is wanted. */
  boolean atLeast() {
    return yardstick instanceof Fastest;
  }
}
