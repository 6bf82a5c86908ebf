// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import io.neurozoo.training.Phase;

/**
 * How a recipe, made for tens of thousands of examples, is used on a few hundred: its 20 epochs of
 * batches of 128 would be 60 steps, which learn next to nothing.
 */
final class SmallSets {
  /** Of fewer examples a batch is small. */
  private static final int FEW = 5_000;

  private static final int SMALL_BATCH = 32;

  /** The fewest steps of a training. */
  private static final int FEWEST_STEPS = 1_000;

  private SmallSets() {}

  /** Smaller batches where there are few examples; the same phase where there are many. */
  static Phase batches(Phase phase, int examples) {
    return examples < FEW && phase.batch() > SMALL_BATCH ? phase.withBatch(SMALL_BATCH) : phase;
  }

  /** More epochs where those of the phase are too few steps. */
  static Phase epochs(Phase phase, int examples) {
    int stepsPerEpoch = Math.max(1, Math.ceilDiv(examples, phase.batch()));
    int epochs = Math.ceilDiv(FEWEST_STEPS, stepsPerEpoch);
    return epochs > phase.epochs() ? phase.withEpochs(epochs) : phase;
  }
}
