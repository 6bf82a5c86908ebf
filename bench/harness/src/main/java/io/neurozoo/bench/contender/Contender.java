// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import java.util.Set;

/** Somebody who can do the workloads. Its constructor is called in a JVM for one workload. */
public interface Contender {

  /** For example {@code PyTorch 2.7.1 (DJL 0.36.0)}. */
  String version();

  /** What it can do. */
  Set<Workload> workloads();

  /** One step of training: forward, backward, Adam with rate 0.001. */
  default Step training(TrainingTask task) {
    throw new UnsupportedOperationException("training");
  }

  /** Inference of one batch, whose examples are in memory already, to logits in memory. */
  default Step inference(InferenceTask task) {
    throw new UnsupportedOperationException("inference");
  }

  /** An op on tensors in memory already. */
  default Step elementwise(ElementwiseTask task) {
    throw new UnsupportedOperationException("elementwise");
  }

  /** A plain loop, whoever runs it. */
  default Step peak(PeakTask task) {
    throw new UnsupportedOperationException("peak");
  }

  /** A matrix product. */
  default Step product(ProductTask task) {
    throw new UnsupportedOperationException("product");
  }
}
