// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.kernels;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Tensor;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A graph of one op in a session of its own, its inputs filled with uniform values in [-1, 1). */
final class OneOp implements AutoCloseable {
  private final Backend backend;
  private final Executable executable;
  private final Session session;

  OneOp(int threads, Consumer<GraphBuilder> op) {
    backend = Backend.open(BackendOptions.defaults().withThreads(threads));
    GraphBuilder g = GraphBuilder.plain();
    op.accept(g);
    executable = backend.compile(g.build());
    session = executable.open(Map.of());
    for (String name : executable.graph().inputs().keySet()) {
      fill(session.input(name));
    }
  }

  private static void fill(Tensor tensor) {
    if (tensor.type().dtype() == DType.F32) {
      var random = new SplittableRandom(1);
      for (long i = 0; i < tensor.shape().size(); i++) {
        tensor.set(i, (float) random.nextDouble(-1, 1));
      }
    }
  }

  /** An input, to be filled otherwise. */
  Tensor input(String name) {
    return session.input(name);
  }

  void run() {
    session.run();
  }

  @Override
  public void close() {
    session.close();
    executable.close();
    backend.close();
  }
}
