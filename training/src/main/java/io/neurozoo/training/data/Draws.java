// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.random.Philox;

/** A cursor over the random values of one step of a {@link Philox} stream. Not thread-safe. */
final class Draws {

  private final Philox stream;
  private long step;
  private long element;

  Draws(Philox stream) {
    this.stream = stream;
  }

  /** Goes to the first value of a step; values drawn before do not matter. */
  void seek(long newStep) {
    step = newStep;
    element = 0;
  }

  int bits() {
    return stream.bits(step, element++);
  }

  /** Uniform in [low, high), to 24 bits. */
  float between(float low, float high) {
    return low + (high - low) * stream.uniform(step, element++);
  }

  /** Uniform in {0, ..., bound - 1}. */
  int below(int bound) {
    return stream.below(bound, step, element++);
  }
}
