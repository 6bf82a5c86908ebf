// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the planner does to a graph, no bit of an output changes, nor of an input that was not
 * donated. {@code -Dneurozoo.test.graphs=10000} looks further than the build has time for.
 */
class RandomGraphTest {
  /**
   * With everything the planner can do. Scalar kernels, which are as good here and leave no odd
   * profile behind.
   */
  private static final BackendOptions PLANNED = Graphs.defaults().withVectors(false);

  @ParameterizedTest
  @ValueSource(strings = {"planner off", "poison", "planner off, poison"})
  void noBitDependsOnThePlan(String how) {
    RandomGraphRuns.compare(
        PLANNED,
        PLANNED.withPlanMemory(!how.contains("planner off")).withPoison(how.contains("poison")));
  }

  @Test
  void valuesAreThoseOfTheDefinitions() {
    try (Backend planned = Backend.open(PLANNED)) {
      RandomGraphRuns.forEachGraph(
          graph -> checkAgainstDefinitions(graph, RandomGraphRuns.run(planned, graph)));
    }
  }

  /**
   * In a JVM of its own: how vector code is compiled depends on what it met first, and other tests
   * measure it.
   */
  @Test
  void vectorAndScalarKernelsLeaveTheSameBits() throws Exception {
    assertEquals(
        "same bits", VectorJvm.lastLine(RandomGraphRuns.class, List.of("-Dneurozoo.cold=true")));
  }

  private static void checkAgainstDefinitions(Graph graph, List<Map<String, NdArray>> runs) {
    Map<String, NdArray> inputs = new LinkedHashMap<>();
    graph.inputs().forEach((name, value) -> inputs.put(name, first(name, value.type())));
    for (int i = 0; i < RandomGraphRuns.RUNS; i++) {
      Map<String, NdArray> actual = runs.get(i);
      String where = "run " + i + ", ";
      ReferenceExecutor.run(graph, inputs)
          .forEach((name, v) -> checkClose(v, actual.get(name), where + name));
      for (String name : graph.inputs().keySet()) {
        NdArray after = actual.get("input " + name);
        assertArrayEquals(
            due(graph, name, inputs, actual).values(), after.values(), where + "input " + name);
        inputs.put(name, after);
      }
    }
  }

  private static NdArray first(String name, TensorType type) {
    Tensor tensor = Tensor.onHeap(type);
    RandomGraphRuns.fill(tensor, name);
    return NdArray.of(tensor);
  }

  /** What an input holds after a run: the output it was donated to, else what it held before. */
  private static NdArray due(
      Graph graph, String input, Map<String, NdArray> before, Map<String, NdArray> actual) {
    return graph.donations().entrySet().stream()
        .filter(e -> e.getValue().equals(input))
        .map(e -> actual.get(e.getKey()))
        .findFirst()
        .orElse(before.get(input));
  }

  /** Wide enough for sums that cancel; memory that was overwritten is far beyond it. */
  private static void checkClose(NdArray expected, NdArray actual, String what) {
    double largest = 1;
    for (double value : expected.values()) {
      assertTrue(Double.isFinite(value), what + " should be comparable");
      largest = Math.max(largest, Math.abs(value));
    }
    assertArrayEquals(expected.values(), actual.values(), 2e-3 * largest, what);
  }
}
