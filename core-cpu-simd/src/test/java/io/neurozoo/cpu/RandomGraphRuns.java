// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.Graph;
import io.neurozoo.random.Philox;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Runs random graphs on backends and compares what they leave. As a program: vector kernels against
 * scalar ones.
 */
final class RandomGraphRuns {
  static final int RUNS = 2;
  private static final int GRAPHS = Integer.getInteger("neurozoo.test.graphs", 400);

  private RandomGraphRuns() {}

  public static void main(String[] args) {
    compare(Graphs.defaults(), Graphs.defaults().withVectors(false).withThreads(1));
    System.out.println("same bits");
  }

  /**
   * Fails where the bits of an output, or of an input after the run, differ between two backends.
   */
  static void compare(BackendOptions one, BackendOptions other) {
    try (Backend a = Backend.open(one);
        Backend b = Backend.open(other)) {
      forEachGraph(
          graph -> {
            List<Map<String, NdArray>> expected = run(a, graph);
            List<Map<String, NdArray>> actual = run(b, graph);
            for (int i = 0; i < RUNS; i++) {
              Map<String, NdArray> found = actual.get(i);
              String where = "run " + i + ", ";
              expected
                  .get(i)
                  .forEach(
                      (name, v) ->
                          assertArrayEquals(v.values(), found.get(name).values(), where + name));
            }
          });
    }
  }

  /** Goes through all graphs, so that a failure tells how many are wrong. */
  static void forEachGraph(Consumer<Graph> check) {
    Map<Integer, AssertionError> failures = new TreeMap<>();
    for (int seed = 0; seed < GRAPHS; seed++) {
      Graph graph = RandomGraph.of(seed);
      try {
        check.accept(graph);
      } catch (AssertionError | RuntimeException e) {
        failures.put(seed, new AssertionError(e.getMessage() + "\n" + graph, e));
      }
    }
    if (!failures.isEmpty()) {
      AssertionError first = failures.values().iterator().next();
      throw new AssertionError(
          "wrong are the graphs of the seeds " + failures.keySet() + "; " + first.getMessage(),
          first);
    }
  }

  /** For each run the outputs and, with "input " before the name, the inputs after it. */
  static List<Map<String, NdArray>> run(Backend backend, Graph graph) {
    List<Map<String, NdArray>> runs = new ArrayList<>();
    try (Executable executable = backend.compile(graph);
        Session session = executable.open(Map.of())) {
      assertEquals(executable.peakBytes(), backend.usedBytes(), "known before the run");
      graph.inputs().keySet().forEach(name -> fill(session.input(name), name));
      for (int i = 0; i < RUNS; i++) {
        session.run();
        Map<String, NdArray> values = new LinkedHashMap<>();
        graph
            .outputs()
            .keySet()
            .forEach(name -> values.put(name, NdArray.of(session.output(name))));
        graph
            .inputs()
            .keySet()
            .forEach(name -> values.put("input " + name, NdArray.of(session.input(name))));
        runs.add(values);
      }
    }
    assertEquals(0, backend.usedBytes(), "off-heap memory after close");
    return runs;
  }

  static void fill(Tensor tensor, String name) {
    Philox random = Philox.of(7, name);
    for (long i = 0; i < tensor.shape().size(); i++) {
      if (tensor.type().dtype() == DType.I32) {
        tensor.setInt(i, 1 + random.below(2, 0, i));
      } else {
        float value = random.uniform(0, i);
        tensor.set(i, RandomGraph.isSecondMoment(name) ? .3f + value : 2 * value - 1);
      }
    }
  }
}
