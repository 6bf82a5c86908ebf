// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

/**
 * How a contender's JVM measures.
 *
 * @param warmUpMillis how long each task runs before it is measured
 * @param rounds how many times it is measured
 * @param roundMillis how long each of these takes
 */
record Timing(int warmUpMillis, int rounds, int roundMillis) {
  /** For comparisons. */
  static final Timing FULL = new Timing(1500, 10, 100);

  /** For a quick look. */
  static final Timing QUICK = new Timing(600, 5, 40);
}
