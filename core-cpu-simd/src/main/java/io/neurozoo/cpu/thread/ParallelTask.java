// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.thread;

/** Work that can be cut into as many shares as there are workers. */
public interface ParallelTask {

  /** Does share {@code worker} of {@code workers}. */
  void run(int worker, int workers);
}
