// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.contender.Workload;

/**
 * How a contender's JVM measures.
 *
 * @param warmUpMillis how long its first task runs before it is measured; later tasks run until
 *     their times have settled, a fifth of this at least
 * @param rounds how many times a task is measured
 * @param roundMillis how long each of these takes
 */
record Timing(int warmUpMillis, int rounds, int roundMillis) {
  /** For a quick look. */
  private static final Timing QUICK = new Timing(1000, 5, 40);

  /** For one task in a JVM. */
  private static final Timing ONE = new Timing(1500, 10, 100);

  /** For many short tasks in a JVM: 20 products of 4 libraries take 1.5 minutes a round. */
  private static final Timing MANY = new Timing(1250, 5, 30);

  /** For a workload; shorter for a quick look. */
  static Timing of(Workload workload, boolean quick) {
    if (quick) {
      return QUICK;
    }
    return workload.tasks().size() == 1 ? ONE : MANY;
  }
}
