// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.Graph;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/** Measures how long graphs take. */
final class Stopwatch {
  private static final int LEAST = 5;
  private static final int MOST = 10_000;

  private Stopwatch() {}

  /**
   * Median nanoseconds of a run of the warm graph, of as many runs as the time allows, at least 5.
   */
  static long run(Backend backend, Graph graph, long nanos) {
    try (Executable executable = backend.compile(graph)) {
      executable.warmUp();
      try (Session session = executable.open(Map.of())) {
        graph.inputs().keySet().forEach(name -> fill(session.input(name)));
        return median(session, nanos);
      }
    }
  }

  private static long median(Session session, long nanos) {
    long[] times = new long[MOST];
    int count = 0;
    long begin = System.nanoTime();
    for (long now = begin; count < LEAST || count < MOST && now - begin < nanos; ) {
      session.run();
      long end = System.nanoTime();
      times[count++] = end - now;
      now = end;
    }
    Arrays.sort(times, 0, count);
    return Math.max(1, times[count / 2]);
  }

  /** Floats that no op makes denormal; integers stay 0, an index everywhere. */
  private static void fill(Tensor tensor) {
    if (tensor.type().dtype() == DType.F32) {
      for (long i = 0; i < tensor.type().shape().size(); i++) {
        tensor.set(i, 0.5f);
      }
    }
  }
}
