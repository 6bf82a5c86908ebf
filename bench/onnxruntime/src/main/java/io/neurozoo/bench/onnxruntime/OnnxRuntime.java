// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import io.neurozoo.bench.contender.Contender;
import io.neurozoo.bench.contender.ContenderMain;
import io.neurozoo.bench.contender.InferenceTask;
import io.neurozoo.bench.contender.Step;
import io.neurozoo.bench.contender.Workload;
import java.util.EnumSet;
import java.util.Set;

/** ONNX Runtime's Java API. */
final class OnnxRuntime implements Contender {
  private final int threads;

  private OnnxRuntime(int threads) {
    this.threads = threads;
  }

  /** Runs one workload. */
  public static void main(String[] arguments) {
    ContenderMain.run(OnnxRuntime::new, arguments);
  }

  @Override
  public String version() {
    return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
  }

  @Override
  public Set<Workload> workloads() {
    return EnumSet.of(Workload.PREDICT_1, Workload.PREDICT_64);
  }

  @Override
  public Step inference(InferenceTask task) {
    return new InferenceStep(task, threads);
  }
}
