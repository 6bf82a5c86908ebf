// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.ours;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.bench.contender.ProductTask;
import io.neurozoo.bench.contender.Step;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.op.MatMul;
import io.neurozoo.tensor.TensorType;
import java.util.Map;

/** A graph of a single matrix product. */
final class ProductStep implements Step {
  private final Executable executable;
  private final Session session;

  ProductStep(Backend backend, ProductTask task) {
    GraphBuilder g = GraphBuilder.plain();
    var a = g.input("a", matrix(task.m(), task.k(), task.transposeA()));
    var b = g.input("b", matrix(task.k(), task.n(), task.transposeB()));
    g.output("c", g.apply(new MatMul(task.transposeA(), task.transposeB()), a, b));
    executable = backend.compile(g.build());
    session = executable.open(Map.of());
    session.input("a").copyFrom(task.a());
    session.input("b").copyFrom(task.b());
  }

  private static TensorType matrix(int rows, int columns, boolean transposed) {
    return transposed ? TensorType.f32(columns, rows) : TensorType.f32(rows, columns);
  }

  @Override
  public void run() {
    session.run();
  }

  @Override
  public double checksum() {
    return ProductTask.checksum(session.output("c").toFloats());
  }

  @Override
  public void close() {
    session.close();
    executable.close();
  }
}
