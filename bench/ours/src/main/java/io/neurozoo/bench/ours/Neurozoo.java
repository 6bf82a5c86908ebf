// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.ours;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.bench.contender.Contender;
import io.neurozoo.bench.contender.ContenderMain;
import io.neurozoo.bench.contender.ElementwiseTask;
import io.neurozoo.bench.contender.InferenceTask;
import io.neurozoo.bench.contender.PeakTask;
import io.neurozoo.bench.contender.ProductTask;
import io.neurozoo.bench.contender.Step;
import io.neurozoo.bench.contender.TrainingTask;
import io.neurozoo.bench.contender.Workload;
import java.util.EnumSet;
import java.util.Set;

/** Neurozoo through its public API. */
final class Neurozoo implements Contender {
  private final Backend backend;

  private Neurozoo(int threads) {
    backend = Backend.open(BackendOptions.defaults().withThreads(threads));
  }

  /** Runs one workload. */
  public static void main(String[] arguments) {
    ContenderMain.run(Neurozoo::new, arguments);
  }

  @Override
  public String version() {
    return "Neurozoo, " + backend.description().replaceFirst(", \\d+ threads?", "");
  }

  @Override
  public Set<Workload> workloads() {
    return EnumSet.allOf(Workload.class);
  }

  @Override
  public Step training(TrainingTask task) {
    return new TrainingStep(backend, task);
  }

  @Override
  public Step inference(InferenceTask task) {
    return new InferenceStep(backend, task);
  }

  @Override
  public Step product(ProductTask task) {
    return new ProductStep(backend, task);
  }

  @Override
  public Step elementwise(ElementwiseTask task) {
    return task.kind() == ElementwiseTask.Kind.COPY
        ? new CopyStep(task, backend.threads())
        : new ElementwiseStep(backend, task);
  }

  @Override
  public Step peak(PeakTask task) {
    return new PeakStep(task, backend.threads());
  }
}
