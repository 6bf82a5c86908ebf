// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.dl4j;

import io.neurozoo.bench.contender.Contender;
import io.neurozoo.bench.contender.ContenderMain;
import io.neurozoo.bench.contender.InferenceTask;
import io.neurozoo.bench.contender.Step;
import io.neurozoo.bench.contender.TrainingTask;
import io.neurozoo.bench.contender.Workload;
import java.util.EnumSet;
import java.util.Set;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's MultiLayerNetwork; its threads are OpenMP's: the harness sets them. */
final class Deeplearning4j implements Contender {

  /** Runs one workload. */
  public static void main(String[] arguments) {
    ContenderMain.run(threads -> new Deeplearning4j(), arguments);
  }

  @Override
  public String version() {
    String version = Nd4j.class.getPackage().getImplementationVersion();
    return "Deeplearning4j" + (version == null ? "" : " " + version) + ", "
        + Nd4j.getExecutioner().getClass().getSimpleName();
  }

  @Override
  public Set<Workload> workloads() {
    return EnumSet.of(
        Workload.TRAIN_MLP, Workload.TRAIN_TINY, Workload.PREDICT_1, Workload.PREDICT_64);
  }

  @Override
  public Step training(TrainingTask task) {
    return new TrainingStep(task);
  }

  @Override
  public Step inference(InferenceTask task) {
    return new InferenceStep(task);
  }
}
