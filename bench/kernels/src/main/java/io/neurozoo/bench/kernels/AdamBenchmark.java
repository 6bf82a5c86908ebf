// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.kernels;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.op.AdamStep;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One step of Adam in place. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AdamBenchmark {
  /** How many parameters. */
  @Param({"535818", "16777216"})
  public int size;

  /** How many one run may use. */
  @Param({"1", "2"})
  public int threads;

  private OneOp op;

  /** Plans the step. */
  @Setup
  public void open() {
    op = new OneOp(threads, this::write);
    op.input("rate").set(0, 1e-3f);
    op.input("step").setInt(0, 1);
    for (int i = 0; i < size; i++) {
      op.input("v").set(i, 1);
    }
  }

  private void write(GraphBuilder g) {
    TensorType type = TensorType.f32(size);
    List<Value> inputs =
        List.of(
            g.input("parameters", type),
            g.input("m", type),
            g.input("v", type),
            g.input("gradient", type),
            g.input("rate", TensorType.f32()),
            g.input("step", TensorType.i32()));
    List<Value> next = g.applyAll(new AdamStep(0.9, 0.999, 1e-8f), inputs);
    g.donate("parameters", "parameters", next.get(0));
    g.donate("m", "m", next.get(1));
    g.donate("v", "v", next.get(2));
  }

  /** Runs it once. */
  @Benchmark
  public void run() {
    op.run();
  }

  /** Gives the memory back. */
  @TearDown
  public void close() {
    op.close();
  }
}
