// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

/** Where predictions go, one by one. */
interface Answers {

  /** Before the first. */
  void begin();

  /**
   * The answer about one example.
   *
   * @param row probabilities of the classes, or the values; overwritten afterwards
   */
  void add(float[] row);

  /** After the last. */
  void end();

  /** The greatest entry; the first of equals, as {@code argMax} has it. */
  static int greatest(float[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      if (row[i] > row[best]) {
        best = i;
      }
    }
    return best;
  }
}
