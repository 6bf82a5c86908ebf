// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.pytorch;

import ai.djl.engine.Engine;
import io.neurozoo.bench.contender.Contender;
import io.neurozoo.bench.contender.ContenderMain;
import io.neurozoo.bench.contender.ElementwiseTask;
import io.neurozoo.bench.contender.InferenceTask;
import io.neurozoo.bench.contender.Step;
import io.neurozoo.bench.contender.TrainingTask;
import io.neurozoo.bench.contender.Workload;
import java.util.EnumSet;
import java.util.Set;

/** PyTorch as DJL's documentation shows it. */
final class PyTorch implements Contender {

  private PyTorch(int threads) {
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }

  /** Runs one workload. */
  public static void main(String[] arguments) {
    ContenderMain.run(PyTorch::new, arguments);
  }

  @Override
  public String version() {
    return "PyTorch " + Engine.getInstance().getVersion() + ", eager, through DJL "
        + Engine.getDjlVersion();
  }

  @Override
  public Set<Workload> workloads() {
    return EnumSet.of(
        Workload.TRAIN_MLP,
        Workload.TRAIN_TINY,
        Workload.PREDICT_1,
        Workload.PREDICT_64,
        Workload.ELEMENTWISE);
  }

  @Override
  public Step training(TrainingTask task) {
    return new TrainingStep(task);
  }

  @Override
  public Step inference(InferenceTask task) {
    return new InferenceStep(task);
  }

  @Override
  public Step elementwise(ElementwiseTask task) {
    return new ElementwiseStep(task);
  }
}
