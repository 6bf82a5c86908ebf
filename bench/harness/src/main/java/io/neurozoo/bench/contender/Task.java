// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

/** One thing to be measured. */
public sealed interface Task
    permits TrainingTask, InferenceTask, ProductTask, ElementwiseTask, PeakTask {

  /** Such as {@code train-mlp} or {@code sgemm NN 64x128x784}. */
  String name();

  /** Lets a contender prepare it. */
  Step open(Contender contender);

  /** How many steps are done before the checksum is taken. */
  int stepsToChecksum();

  /** What a step of so many threads has to do. */
  Work work(int threads);
}
