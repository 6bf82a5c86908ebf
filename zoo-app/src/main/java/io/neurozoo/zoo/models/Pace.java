// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

/**
 * How long a network is trained, and by how many examples at once: on many examples as a recipe
 * says, on few in smaller batches and more often, so that small data too get enough steps.
 *
 * @param epochs passes over the examples
 * @param batch examples of a step
 */
record Pace(int epochs, int batch) {
  private static final int LEAST_BATCH = 8;
  private static final int LEAST_STEPS_OF_A_PASS = 8;
  private static final int LEAST_STEPS = 4000;

  /**
   * The pace for so many examples.
   *
   * @param epochs on many examples
   * @param batch on many examples
   */
  static Pace of(int examples, int epochs, int batch) {
    int share = Integer.highestOneBit(Math.max(1, examples / LEAST_STEPS_OF_A_PASS));
    int fitting = Math.min(batch, Math.max(share, LEAST_BATCH));
    int steps = Math.ceilDiv(examples, fitting);
    return new Pace(Math.max(epochs, Math.ceilDiv(LEAST_STEPS, steps)), fitting);
  }
}
