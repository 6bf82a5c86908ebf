// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.contender.Workload;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody known to the bench.
 *
 * @param name short
 * @param module folder in {@code bench} whose class path it runs on
 * @param main its main class
 * @param workloads what it can do
 */
record Entrant(String name, String module, String main, Set<Workload> workloads) {
  private static final Set<Workload> NETWORKS =
      EnumSet.of(Workload.TRAIN_MLP, Workload.TRAIN_TINY, Workload.PREDICT_1, Workload.PREDICT_64);
  private static final Set<Workload> NETWORKS_AND_OPS =
      EnumSet.of(
          Workload.TRAIN_MLP,
          Workload.TRAIN_TINY,
          Workload.PREDICT_1,
          Workload.PREDICT_64,
          Workload.ELEMENTWISE);
  private static final Set<Workload> INFERENCE =
      EnumSet.of(Workload.PREDICT_1, Workload.PREDICT_64);
  private static final Set<Workload> PRODUCTS = EnumSet.of(Workload.SGEMM, Workload.SGEMM_FEW);

  /** Neurozoo. */
  static final Entrant OURS =
      new Entrant("ours", "ours", "io.neurozoo.bench.ours.Neurozoo", EnumSet.allOf(Workload.class));

  /** The others. */
  static final List<Entrant> PEERS =
      List.of(
          new Entrant("pytorch", "pytorch", "io.neurozoo.bench.pytorch.PyTorch", NETWORKS_AND_OPS),
          new Entrant(
              "onnxruntime", "onnxruntime", "io.neurozoo.bench.onnxruntime.OnnxRuntime", INFERENCE),
          new Entrant("openblas", "blas", "io.neurozoo.bench.blas.OpenBlas", PRODUCTS),
          new Entrant("mkl", "blas", "io.neurozoo.bench.blas.Mkl", PRODUCTS),
          new Entrant("onednn", "blas", "io.neurozoo.bench.blas.OneDnn", PRODUCTS),
          new Entrant("dl4j", "dl4j", "io.neurozoo.bench.dl4j.Deeplearning4j", NETWORKS));
}
