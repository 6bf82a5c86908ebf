// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.kernels;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
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

/** Ops that read one or two floats and write one. Microseconds for the whole tensor. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ElementwiseBenchmark {
  /** The op. */
  @Param({"exp", "tanh", "sigmoid", "relu", "add"})
  public String name;

  /** Floats of the result. */
  @Param({"1048576", "16777216"})
  public int size;

  /** How many one run may use. */
  @Param({"1", "2"})
  public int threads;

  private OneOp op;

  /** Plans the op. */
  @Setup
  public void open() {
    op = new OneOp(threads, g -> g.output("y", value(g)));
  }

  private Value value(GraphBuilder g) {
    Value x = g.input("x", TensorType.f32(size));
    return switch (name) {
      case "exp" -> x.exp();
      case "tanh" -> x.tanh();
      case "sigmoid" -> x.sigmoid();
      case "relu" -> x.relu();
      case "add" -> x.plus(g.input("other", TensorType.f32(size)));
      default -> throw new IllegalArgumentException("there is no op '" + name + "'");
    };
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
