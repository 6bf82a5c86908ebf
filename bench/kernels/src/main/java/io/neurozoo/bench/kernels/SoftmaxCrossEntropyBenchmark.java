// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.kernels;

import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
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

/** Softmax cross-entropy of 1,024 rows, its mean and the gradient of that. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SoftmaxCrossEntropyBenchmark {
  private static final int ROWS = 1024;

  /** Logits of a row. */
  @Param({"10", "1000"})
  public int classes;

  /** How many one run may use. */
  @Param({"1", "2"})
  public int threads;

  private OneOp op;

  /** Plans loss and gradient. */
  @Setup
  public void open() {
    op = new OneOp(threads, this::write);
    for (int i = 0; i < ROWS; i++) {
      op.input("labels").setInt(i, i % classes);
    }
  }

  private void write(GraphBuilder g) {
    Value logits = g.input("logits", TensorType.f32(ROWS, classes));
    Value loss = logits.softmaxCrossEntropy(g.input("labels", TensorType.i32(ROWS))).mean();
    g.output("loss", loss);
    g.output("gradient", Gradients.of(loss, List.of(logits)).getFirst());
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
