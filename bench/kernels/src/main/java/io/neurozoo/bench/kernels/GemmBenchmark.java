// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.kernels;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.op.MatMul;
import io.neurozoo.tensor.TensorType;
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

/** Matrix products, {@code mxnxk} with op(A) [m, k] and op(B) [k, n]. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GemmBenchmark {
  /** Which matrices are transposed, and the extents. */
  @Param({
    "NN 64x64x64",
    "NN 256x256x256",
    "NN 1024x1024x1024",
    "NN 64x128x784",
    "NT 64x784x128",
    "TN 784x128x64",
    "NN 1x512x512",
    "NN 4x512x512",
    "NN 32x10x128",
    "NN 784x6x25",
    "NN 16x1024x144"
  })
  public String shape;

  /** How many one run may use. */
  @Param({"1", "2"})
  public int threads;

  private OneOp op;

  /** Plans the product. */
  @Setup
  public void open() {
    op = new OneOp(threads, this::write);
  }

  private void write(GraphBuilder g) {
    boolean transposeA = shape.charAt(0) == 'T';
    boolean transposeB = shape.charAt(1) == 'T';
    String[] extents = shape.substring(3).split("x");
    int m = Integer.parseInt(extents[0]);
    int n = Integer.parseInt(extents[1]);
    int k = Integer.parseInt(extents[2]);
    var a = g.input("a", transposeA ? TensorType.f32(k, m) : TensorType.f32(m, k));
    var b = g.input("b", transposeB ? TensorType.f32(n, k) : TensorType.f32(k, n));
    g.output("c", g.apply(new MatMul(transposeA, transposeB), a, b));
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
