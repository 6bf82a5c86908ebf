// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

/** What is measured, ready to be done again and again. */
public interface Step extends AutoCloseable {

  /** Does it once, with all it computes finished when this returns. */
  void run();

  /**
   * A number that depends on all that was computed, by which contenders show that they do the same
   * work: the last loss of a training, the sum of the last output.
   */
  double checksum();

  @Override
  void close();
}
