// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is compared. A JVM does one workload, which has one or more tasks. */
public enum Workload {
  /** A training step of an MLP for digits. */
  TRAIN_MLP(new TrainingTask("train-mlp", Mlp.DIGITS, 64)),

  /** A training step of a tiny MLP, where overhead is all there is. */
  TRAIN_TINY(new TrainingTask("train-tiny", Mlp.TINY, 32)),

  /** Inference of one example. */
  PREDICT_1(new InferenceTask("predict-mlp-1", Mlp.DIGITS, 1)),

  /** Inference of a batch. */
  PREDICT_64(new InferenceTask("predict-mlp-64", Mlp.DIGITS, 64)),

  /** Matrix products. */
  SGEMM(ProductTask.all()),

  /** A few of them, for a quick look. */
  SGEMM_FEW(ProductTask.few()),

  /** Ops on 16 M floats. */
  ELEMENTWISE(ElementwiseTask.all()),

  /** What this machine can do. */
  PEAKS(Stream.concat(Stream.of(ProductTask.peak()), PeakTask.all().stream()).toList());

  private final List<Task> tasks;

  Workload(Task task) {
    this(List.of(task));
  }

  Workload(List<? extends Task> tasks) {
    this.tasks = List.copyOf(tasks);
  }

  /** In the order in which they are measured. */
  public List<Task> tasks() {
    return tasks;
  }

  /** The task of that name in any workload; empty where an older build had another. */
  public static Optional<Task> task(String name) {
    return Stream.of(values())
        .flatMap(workload -> workload.tasks.stream())
        .filter(task -> task.name().equals(name))
        .findFirst();
  }

  /** Name on the command line, such as {@code train-mlp}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The workload of that name.
   *
   * @throws IllegalArgumentException where there is none; the message lists them
   */
  public static Workload named(String option) {
    return Stream.of(values())
        .filter(w -> w.option().equals(option))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no workload '" + option + "'; there are "
                        + Stream.of(values()).map(Workload::option).toList()));
  }
}
