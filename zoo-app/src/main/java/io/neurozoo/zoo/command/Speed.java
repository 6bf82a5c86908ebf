// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.op.AdamStep;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.zoo.composition.BackendFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** What the kernels reach on this machine, measured. */
final class Speed {
  private static final long NANOS = 50_000_000;
  private static final int SIDE = 256;

  /**
   * Floats of an array: three of them stay within the L2 cache of most machines, or far beyond any
   * cache.
   */
  private static final int L2 = 40 << 10;

  static final int DRAM = 16 << 20;

  /** A vector kernel slower than its scalar twin by this factor is not compiled as it should be. */
  private static final double FAR = 1.5;

  private Speed() {}

  static void measure(Findings findings, BackendFactory backends, int threads) {
    double single = 0;
    for (int count : new TreeSet<>(List.of(1, threads))) {
      try (Backend backend = backends.open(count)) {
        double speed = products(backend);
        products(findings, count, speed, single);
        single = speed;
        memory(findings, backend, "L2", L2);
        memory(findings, backend, "DRAM", DRAM);
      }
    }
    kernels(findings, backends);
  }

  private static double products(Backend backend) {
    long nanos = Stopwatch.run(backend, graph((x, y) -> x.matmul(y), Shape.of(SIDE, SIDE)), NANOS);
    return 2.0 * SIDE * SIDE * SIDE / nanos;
  }

  /**
   * Says how fast products are.
   *
   * @param speed in GFLOP/s
   * @param single that of one thread; 0 where this is it
   */
  static void products(Findings findings, int threads, double speed, double single) {
    String key = "gflops_" + threads;
    String text = "%.1f GFLOP/s, %s, 256 x 256 x 256".formatted(speed, threads(threads));
    if (speed < single) {
      findings.wrongFigure(
          "matmul",
          key,
          speed,
          text
              + ", slower than with 1 thread (%.1f): something else uses the processors, or threads"
                  .formatted(single)
              + " do not help here; run it again, and work with --threads 1 if it stays so");
    } else {
      findings.figure("matmul", key, speed, text);
    }
  }

  /** STREAM's copy and add: what a kernel reads and writes, as the program sees it. */
  private static void memory(Findings findings, Backend backend, String where, int floats) {
    Shape shape = Shape.of(floats);
    double copy = 8.0 * floats / Stopwatch.run(backend, graph((x, y) -> x.relu(), shape), NANOS);
    double add = 12.0 * floats / Stopwatch.run(backend, graph((x, y) -> x.plus(y), shape), NANOS);
    String key = where.toLowerCase(Locale.ROOT) + "_gbytes_" + backend.threads();
    findings.figure(
        where,
        "copy_" + key,
        copy,
        "%.1f GB/s, %s, one array in, one out (relu)".formatted(copy, threads(backend.threads())));
    findings.figure(
        where,
        "triad_" + key,
        add,
        "%.1f GB/s, %s, two arrays in, one out (sum)".formatted(add, threads(backend.threads())));
  }

  private static String threads(int count) {
    return count == 1 ? "1 thread" : count + " threads";
  }

  /** Every family of kernels against its scalar twin. */
  private static void kernels(Findings findings, BackendFactory backends) {
    var options = BackendOptions.defaults().withThreads(1);
    try (Backend vectors = backends.open(1);
        Backend scalar = Backend.open(options.withVectors(false))) {
      families()
          .forEach(
              (name, graph) -> {
                double ratio =
                    (double) Stopwatch.run(scalar, graph, NANOS)
                        / Stopwatch.run(vectors, graph, NANOS);
                String text =
                    String.format(
                        Locale.ROOT, "%s: %.1f times as fast as its scalar twin", name, ratio);
                if (ratio * FAR < 1) {
                  findings.wrong("kernel", text + "; start anew, and report it if it stays so");
                } else {
                  findings.figure("kernel", "kernel_" + name.replace(' ', '_'), ratio, text);
                }
              });
    }
  }

  private static Map<String, Graph> families() {
    Shape rows = Shape.of(64, 512);
    Map<String, Graph> families = new LinkedHashMap<>();
    families.put("matrix product", graph((x, y) -> x.matmul(y), Shape.of(128, 128)));
    families.put("exp", graph((x, y) -> x.exp(), rows));
    families.put("arithmetic", graph((x, y) -> x.times(y), rows));
    families.put("sum of rows", graph((x, y) -> x.sum(1), rows));
    families.put("sum of columns", graph((x, y) -> x.sum(0), rows));
    families.put("softmax", graph((x, y) -> x.softmax(), rows));
    families.put("adam", adam());
    return families;
  }

  private static Graph graph(BiFunction<Value, Value, Value> f, Shape shape) {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(shape));
    Value y = g.input("y", TensorType.f32(shape));
    g.output("out", f.apply(x, y));
    return g.build();
  }

  private static Graph adam() {
    GraphBuilder g = GraphBuilder.plain();
    TensorType type = TensorType.f32(L2);
    List<Value> updated =
        g.applyAll(
            new AdamStep(0.9, 0.999, 1e-8f),
            List.of(
                g.input("parameter", type),
                g.input("mean", type),
                g.input("square", type),
                g.input("gradient", type),
                g.input("rate", TensorType.f32()),
                g.input("step", TensorType.i32())));
    g.donate("parameter", "parameter'", updated.get(0));
    g.donate("mean", "mean'", updated.get(1));
    g.donate("square", "square'", updated.get(2));
    return g.build();
  }
}
