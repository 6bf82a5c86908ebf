// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.ours;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.bench.contender.ElementwiseTask;
import io.neurozoo.bench.contender.Step;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.TensorType;
import java.util.Map;

/** A graph of a few elementwise ops. */
final class ElementwiseStep implements Step {
  private static final TensorType TYPE = TensorType.f32(ElementwiseTask.SIZE);

  private final Executable executable;
  private final Session session;

  ElementwiseStep(Backend backend, ElementwiseTask task) {
    GraphBuilder g = GraphBuilder.plain();
    g.output("y", write(g, task.kind()));
    executable = backend.compile(g.build());
    session = executable.open(Map.of());
    session.input("x").copyFrom(task.x());
    if (task.kind().operands() > 1) {
      session.input("residual").copyFrom(task.residual());
    }
    if (task.kind().operands() > 2) {
      session.input("mask").copyFrom(task.mask());
    }
  }

  private static Value write(GraphBuilder g, ElementwiseTask.Kind kind) {
    Value x = g.input("x", TYPE);
    return switch (kind) {
      case COPY -> throw new IllegalArgumentException("a copy is no op; CopyStep does it");
      case EXP -> x.exp();
      case TANH -> x.tanh();
      case SIGMOID -> x.sigmoid();
      case GELU -> gelu(x);
      case ADD -> x.plus(g.input("residual", TYPE));
      case CHAIN -> {
        Value residual = g.input("residual", TYPE);
        Value mask = g.input("mask", TYPE);
        yield gelu(x).times(mask).times(1 / ElementwiseTask.KEEP).plus(residual);
      }
    };
  }

  private static Value gelu(Value x) {
    return x.times(x.times(ElementwiseTask.GELU_FACTOR).sigmoid());
  }

  @Override
  public void run() {
    session.run();
  }

  @Override
  public double checksum() {
    return ElementwiseTask.checksum(session.output("y").toFloats());
  }

  @Override
  public void close() {
    session.close();
    executable.close();
  }
}
